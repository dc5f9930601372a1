package containers.runner;

import containers.testing.OtherJvm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The runner as a process of its own, started the way {@code ./contain} starts it: what begins as Java ends without. */
public final class RunnerProcess {

    private static final long PATIENCE = 300; // An emulated machine needs minutes for two JVMs.

    private RunnerProcess() {}

    /** The command that starts it in place: after some time the same process is the launch program. */
    public static List<String> inPlace(String... words) {
        // As the script does: without handlers a signal ends the JVM, or waits for the program; and the caller's limit
        // of open files stays as it is.
        return with(List.of("-Xrs", "-XX:-MaxFDLimit", "-XX:+DisableAttachMechanism", "-Dcontain.way=in-place"), words);
    }

    /** The command that starts it beside a JVM, as Maven does. */
    public static List<String> beside(String... words) {
        return with(List.of(), words);
    }

    /** A process that does all but become the program, with one more of Java's options. */
    public static ProcessBuilder rehearsal(String option, String... words) {
        return new ProcessBuilder(with(List.of(option, "-Dcontain.way=rehearsal"), words));
    }

    private static List<String> with(List<String> options, String... words) {
        List<String> command =
                new ArrayList<>(OtherJvm.running(Contain.class, words).command());
        command.addAll(1, options);
        return command;
    }

    /** Runs it in place, to its end. */
    public static Run run(String... words) {
        return run(new ProcessBuilder(inPlace(words)));
    }

    /** A shell script that starts the runner in place: {@code "$@"} is its command. */
    public static Run fromScript(String script, String... words) {
        List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", script, "sh"));
        command.addAll(inPlace(words));
        return run(new ProcessBuilder(command));
    }

    /** Runs a process to its end, with files for its standard streams. */
    public static Run run(ProcessBuilder builder) {
        return run(builder, Path.of("/dev/null"));
    }

    /** The same with that file for its standard input. */
    public static Run run(ProcessBuilder builder, Path input) {
        try {
            Path out = Files.createTempFile("stdout", null);
            Path err = Files.createTempFile("stderr", null);
            Process process = builder.redirectInput(input.toFile())
                    .redirectErrorStream(false)
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile())
                    .start();
            int status = waitFor(process);
            Run run = new Run(status, Files.readString(out, StandardCharsets.UTF_8), Files.readString(err));
            Files.delete(out);
            Files.delete(err);
            return run;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The exit status, or a failure when it takes too long. */
    public static int waitFor(Process process) {
        try {
            if (!process.waitFor(PATIENCE, TimeUnit.SECONDS)) {
                String state = state(process.pid());
                process.destroyForcibly();
                throw new AssertionError("the runner doesn't end: " + state);
            }
            return process.exitValue();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    /** What there is to know about a process that should have ended. */
    private static String state(long pid) {
        StringBuilder state = new StringBuilder(HostProcesses.read(Long.toString(pid), "status"));
        ProcessHandle.of(pid)
                .ifPresent(process -> process.descendants()
                        .forEach(each ->
                                state.append(each.pid()).append(": ").append(HostProcesses.commandLine(each.pid()))));
        return state.toString();
    }
}
