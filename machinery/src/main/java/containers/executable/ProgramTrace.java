package containers.executable;

import containers.program.Headings;
import containers.program.ProgramText;
import java.util.ArrayList;
import java.util.List;

/** What became of a program, for a person to read: every call that was made, with what the kernel answered. */
public final class ProgramTrace {

    private final List<String> lines = new ArrayList<>();

    public ProgramTrace(ProgramMemory memory) {
        Headings headings = new Headings();
        boolean failed = memory.failed().isPresent();
        boolean reached = false;
        for (ProgramMemory.Line line : memory.lines()) {
            // The execve that succeeded left no result: it is the first behind those that were made.
            boolean started = reached && !failed && line.name().startsWith("execve");
            reached = line.wasMade();
            if (!line.wasMade() && !started) {
                continue;
            }
            lines.addAll(headings.above(line.section(), line.part(), ""));
            lines.add(ProgramText.numbered(line.number(), line.call() + " = " + outcome(line, memory)));
        }
    }

    public List<String> lines() {
        return lines;
    }

    private static String outcome(ProgramMemory.Line line, ProgramMemory memory) {
        if (!line.wasMade()) {
            return "0"; // Only a successful execve doesn't return.
        }
        if (line.name().equals("clone3") && line.errno().isEmpty()) {
            return pid(line, memory);
        }
        return line.errno().map(errno -> "-1 " + errno).orElse(Long.toString(line.result()));
    }

    /**
     * Parent and child write to the same place what clone3 returned to them, so it can't be read there. The kernel wrote the
     * child's PID down for its parent; a guardian's isn't.
     */
    private static String pid(ProgramMemory.Line line, ProgramMemory memory) {
        return line.call().contains("CLONE_PARENT_SETTID") ? Integer.toString(memory.child()) : "?";
    }
}
