package containers.compile;

import static containers.calls.DescriptorCalls.STDERR;

import containers.calls.FileCalls;
import containers.calls.ProcessCalls;
import containers.kernel.Argument;
import containers.kernel.Telling;
import containers.program.Program;

/** The end of a compiled program that can't do here what it was made for. */
final class Complaint {

    private Complaint() {}

    /**
     * Adds the rows that say why, and end it.
     *
     * @param text whole lines, each with its end
     */
    static void addTo(Program program, String text) {
        program.attempt(FileCalls.write(Argument.number(STDERR), text));
        program.add(ProcessCalls.exit_group(Telling.RUNNER_FAILED));
    }
}
