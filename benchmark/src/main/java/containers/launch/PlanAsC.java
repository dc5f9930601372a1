package containers.launch;

import containers.kernel.Argument;
import containers.kernel.Call;
import containers.kernel.CallList;
import containers.kernel.CloneFlag;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Writes a launch plan as C, one statement for each system call, for {@code peer.c} to include.
 *
 * <p>The C compiler takes the calls' numbers from its own headers. So a wrong number of ours shows as a difference.
 */
public final class PlanAsC {

    private final StringBuilder code = new StringBuilder();

    /**
     * The code of a launch.
     *
     * @param groups the control groups that it makes, in the order in which they are to be removed
     */
    public static String of(LaunchPlan plan, List<String> groups) {
        return new PlanAsC().file(plan, groups);
    }

    private String file(LaunchPlan plan, List<String> groups) {
        long flags = 0;
        for (CloneFlag flag : Launcher.cloneFlags(plan)) {
            flags |= flag.bits();
        }
        line("// Written by benchmark/run from the plan of step06-complete.");
        line("#define FLAGS 0x" + Long.toHexString(flags) + "ULL");
        function("parent", plan.parent());
        function("child", plan.child());
        boolean born = plan.controlGroup() != null;
        line("static const int born_in_group = " + (born ? 1 : 0) + ";");
        line("#define GROUP " + (born ? "parent_results[" + plan.controlGroup().row() + "]" : "0"));
        line("static const char *const groups[] = {");
        for (String path : groups) {
            line("    " + string(path) + ",");
        }
        line("    NULL};");
        return code.toString();
    }

    private void function(String name, CallList calls) {
        line("static long " + name + "_results[" + (calls.rows().size() + 1) + "];");
        line("static void " + name + "(void) {");
        line("    long *result = " + name + "_results;");
        line("    (void)result;");
        int row = 0;
        for (CallList.Row each : calls.rows()) {
            line("    // " + each.call());
            line("    " + (each.mayFail() ? "ATTEMPT" : "CALL") + "(" + row++ + ", " + call(each.call()) + ");");
        }
        line("}");
    }

    private static String call(Call call) {
        StringBuilder text = new StringBuilder("SYS_").append(call.name());
        for (Argument argument : call.arguments()) {
            text.append(", ").append(argument(argument));
        }
        return text.toString();
    }

    private static String argument(Argument argument) {
        if (argument instanceof Argument.Word word) {
            return word.value() + "L";
        } else if (argument instanceof Argument.Text text) {
            return string(text.value());
        } else if (argument instanceof Argument.Result result) {
            return "result[" + result.row() + "]";
        } else if (argument instanceof Argument.Bytes bytes) {
            return bytes(bytes.content());
        } else if (argument instanceof Argument.Texts texts) {
            StringBuilder array = new StringBuilder("((const char *[]){");
            for (Argument.Text text : texts.values()) {
                array.append(string(text.value())).append(", ");
            }
            return array.append("NULL})").toString();
        }
        throw new IllegalArgumentException("no C for the argument " + argument);
    }

    private static String bytes(byte[] content) {
        StringBuilder array = new StringBuilder("((unsigned char[]){");
        for (byte each : content) {
            array.append(each & 0xff).append(", ");
        }
        return array.append("})").toString();
    }

    /** Every byte that isn't a plain character is written in octal. */
    private static String string(String value) {
        StringBuilder text = new StringBuilder("\"");
        for (byte each : value.getBytes(StandardCharsets.UTF_8)) {
            boolean plain = each > ' ' && each < 127 && each != '"' && each != '\\' && each != '?';
            if (plain) {
                text.append((char) each);
            } else {
                text.append('\\')
                        .append(Integer.toOctalString((each & 0xff) | 01000).substring(1));
            }
        }
        return text.append('"').toString();
    }

    private void line(String text) {
        code.append(text).append('\n');
    }
}
