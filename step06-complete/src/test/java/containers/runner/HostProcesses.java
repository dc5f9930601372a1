package containers.runner;

import static org.assertj.core.api.Assertions.assertThat;

import containers.calls.Signal;
import containers.kernel.Argument;
import containers.kernel.Call;
import containers.kernel.Errno;
import containers.kernel.Kernel;
import containers.kernel.SystemCall;
import containers.kernel.SystemCallException;
import containers.launch.LaunchPlan;
import containers.testing.Processes;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** The host's processes as the kernel lists them, for tests that end runners. */
final class HostProcesses {

    /** How long a container may outlive its runner: it is a moment, but on a busy machine others have theirs first. */
    private static final long PATIENCE = 10_000_000_000L;

    private HostProcesses() {}

    /** Those alive whose command line or program has that mark: a directory of the test's, say. */
    static List<String> with(Path mark) {
        List<String> found = new ArrayList<>();
        for (String name : new File("/proc").list()) {
            String line = Character.isDigit(name.charAt(0)) ? program(name) + ' ' + read(name, "cmdline") : "";
            if (line.contains(mark.toString())
                    && !name.equals(Long.toString(ProcessHandle.current().pid()))) {
                found.add(name + ": " + line.replace('\0', ' ')
                        + read(name, "status").lines().limit(7).toList());
            }
        }
        return found;
    }

    /** The file that a process runs. A launch program has no command line, which was on its stack, but it has this. */
    static String program(long pid) {
        return program(Long.toString(pid));
    }

    private static String program(String process) {
        try {
            return Files.readSymbolicLink(Path.of("/proc", process, "exe")).toString();
        } catch (IOException goneOrSomebodyElses) {
            return "";
        }
    }

    /** What ps(1) calls it. */
    static String name(long pid) {
        return read(Long.toString(pid), "comm").strip();
    }

    /** With a zero behind each word. What has ended, and wasn't waited for yet, has none. */
    static String commandLine(long pid) {
        return read(Long.toString(pid), "cmdline");
    }

    /** Nothing is left of the runs with that mark, and of that plan's groups, at the end of ten seconds. */
    static void assertGone(Path mark, LaunchPlan plan) {
        long end = System.nanoTime() + PATIENCE;
        while (System.nanoTime() < end && !left(mark, plan).isEmpty()) {
            LockSupport.parkNanos(5_000_000);
        }
        assertThat(left(mark, plan)).as("left after ten seconds").isEmpty();
    }

    /** None of these runs at the end of ten seconds. */
    static void assertEnded(List<ProcessHandle> processes) {
        long end = System.nanoTime() + PATIENCE;
        while (System.nanoTime() < end && processes.stream().anyMatch(process -> Processes.isRunning(process.pid()))) {
            LockSupport.parkNanos(5_000_000);
        }
        assertThat(processes).as("running after ten seconds").noneMatch(process -> Processes.isRunning(process.pid()));
    }

    private static List<String> left(Path mark, LaunchPlan plan) {
        List<String> left = with(mark);
        plan.groups().stream().filter(group -> Files.exists(Path.of(group))).forEach(left::add);
        plan.record().stream().filter(record -> Files.exists(Path.of(record))).forEach(left::add);
        return left;
    }

    /** Sends a signal. A process that has ended already gets none. */
    static void kill(long pid, Signal signal) {
        try {
            Kernel.call(Call.of(SystemCall.KILL, Argument.number(pid), Argument.number(signal.number())));
        } catch (SystemCallException refused) {
            assertThat(refused.errno()).isEqualTo(Errno.ESRCH);
        }
    }

    /** Whether that signal was sent to a process, which hasn't received or read it yet. */
    static boolean hasPending(long pid, Signal signal) {
        return hasBit(pid, "ShdPnd:", signal);
    }

    static boolean ignores(long pid, Signal signal) {
        return hasBit(pid, "SigIgn:", signal);
    }

    /** Sets of signals are lines of a process's status: proc_pid_status(5). */
    private static boolean hasBit(long pid, String set, Signal signal) {
        return read(Long.toString(pid), "status")
                .lines()
                .filter(line -> line.startsWith(set))
                .map(line -> Long.parseUnsignedLong(line.substring(set.length()).strip(), 16))
                .anyMatch(bits -> (bits >> (signal.number() - 1) & 1) == 1);
    }

    /** A file of a process's directory; nothing when the process has gone. */
    static String read(String process, String file) {
        try {
            return Files.readString(Path.of("/proc", process, file), StandardCharsets.ISO_8859_1);
        } catch (IOException gone) {
            return "";
        }
    }
}
