package containers.launch;

import containers.kernel.Argument;
import containers.kernel.CallList;
import java.util.ArrayList;
import java.util.List;

/** A launch plan for a person to read: every system call in order, numbered, as C would write it. */
public final class Explanation {

    private final List<String> lines = new ArrayList<>();

    public Explanation(LaunchPlan plan) {
        section("parent", plan.parent());
        lines.add(unnumbered(Launcher.clone3(plan).toString()));
        if (plan.childWaits()) {
            section("parent, while the child waits", plan.meanwhileFor("PID"));
            section("child", gate().then(plan.child()));
        } else {
            section("child", plan.child());
        }
    }

    public List<String> lines() {
        return lines;
    }

    private void section(String who, CallList calls) {
        lines.add(who);
        int number = 1;
        for (CallList.Row row : calls.rows()) {
            lines.add(numbered(number++, row.call() + (row.mayFail() ? "   /* may fail */" : "")));
        }
    }

    /** {@code "  #7  chdir(…)"}: later calls refer to the result by that number. */
    static String numbered(int number, String call) {
        String label = "#" + number;
        return " ".repeat(Math.max(0, 5 - label.length())) + label + "   " + call;
    }

    static String unnumbered(String call) {
        return " ".repeat(8) + call;
    }

    private static CallList gate() {
        return Gate.calls(new Argument.Word(-1, "gate[0]"), new Argument.Word(-1, "gate[1]"));
    }
}
