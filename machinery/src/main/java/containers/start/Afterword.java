package containers.start;

import static containers.kernel.Argument.number;

import containers.calls.DescriptorCalls;
import containers.calls.ProcessCalls;
import containers.program.Program;
import java.util.List;

/**
 * The program that a monitor becomes when there is more to say or to do than rows can: Java, started with what the monitor
 * has in memory.
 *
 * @param path where the program is
 * @param arguments its name first, as in C's {@code argv}
 * @param environment each as in {@code NAME=value}
 */
public record Afterword(String path, List<String> arguments, List<String> environment) {

    /** Where it finds the monitor's memory: the first descriptor behind the standard files. */
    public static final int MEMORY = 3;

    /** Adds the rows. When they fail, the program goes on behind them. */
    public void addTo(Program program) {
        program.attempt(DescriptorCalls.close_range(MEMORY));
        program.attempt(MemoryFileCalls.memfd_create("contain-memory"));
        program.attempt(program.dump(number(MEMORY)));
        program.attempt(ProcessCalls.execve(path, arguments, environment));
    }
}
