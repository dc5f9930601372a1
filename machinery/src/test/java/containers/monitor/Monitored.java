package containers.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import containers.calls.Signal;
import containers.executable.ProgramFile;
import containers.executable.ProgramRun;
import containers.kernel.Argument;
import containers.kernel.Call;
import containers.kernel.Kernel;
import containers.kernel.SystemCall;
import containers.program.Program;
import containers.start.Inherited;
import containers.testing.Processes;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A monitor in place of a process, as a person would start it. */
final class Monitored implements AutoCloseable {

    private final Process process;
    private final BufferedReader stdout;
    private final BufferedReader stderr;

    private Monitored(ProcessBuilder builder) {
        try {
            process = builder.start();
            stdout = process.inputReader(StandardCharsets.UTF_8);
            stderr = process.errorReader(StandardCharsets.UTF_8);
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    static Program program(Launch launch) {
        Inherited inherited = Inherited.unknown();
        return Monitor.program(launch, new InPlace(inherited, Optional.empty(), false), inherited);
    }

    static Path file(Path directory, Launch launch) {
        return ProgramRun.write(directory, ProgramFile.of(program(launch)));
    }

    static Monitored start(Path directory, Launch launch) {
        return start(file(directory, launch));
    }

    static Monitored start(Path file) {
        return new Monitored(new ProcessBuilder(file.toString()));
    }

    /** Started by a shell's script, in which {@code $0} is the program. */
    static Monitored startBy(String script, Path directory, Launch launch) {
        return new Monitored(new ProcessBuilder(
                "/bin/sh", "-c", script, file(directory, launch).toString()));
    }

    long pid() {
        return process.pid();
    }

    /** The child that isn't the guardian. */
    long child() {
        return firstChild().orElseThrow().pid();
    }

    private Optional<ProcessHandle> firstChild() {
        return process.toHandle().children().filter(child -> !isGuardian(child)).findFirst();
    }

    long guardian() {
        return process.toHandle()
                .children()
                .filter(Monitored::isGuardian)
                .findFirst()
                .orElseThrow()
                .pid();
    }

    private static boolean isGuardian(ProcessHandle process) {
        return Processes.status(process.pid(), "Name").filter("contain"::equals).isPresent();
    }

    boolean hasChild() {
        return firstChild().isPresent();
    }

    long children() {
        return process.toHandle().children().count();
    }

    long[] childrenPids() {
        return process.toHandle().children().mapToLong(ProcessHandle::pid).toArray();
    }

    void endInput() {
        try {
            process.getOutputStream().close();
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    void signal(Signal signal) {
        Kernel.call(
                Call.of(SystemCall.KILL, Argument.number(pid()), new Argument.Word(signal.number(), signal.name())));
    }

    String line() {
        return read(stdout);
    }

    String errorLine() {
        return read(stderr);
    }

    String rest() {
        return String.join("\n", stdout.lines().toList());
    }

    String errors() {
        return String.join("\n", stderr.lines().toList());
    }

    private static String read(BufferedReader reader) {
        try {
            return reader.readLine();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    int waitFor() {
        try {
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).as("it ends").isTrue();
            return process.exitValue();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    @Override
    public void close() {
        process.toHandle().children().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        waitFor();
        try {
            stdout.close();
            stderr.close();
            process.getOutputStream().close();
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }
}
