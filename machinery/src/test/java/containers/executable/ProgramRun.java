package containers.executable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import containers.kernel.Architecture;
import containers.kernel.SystemCall;
import containers.program.Program;
import containers.program.Row;
import containers.testing.Feature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs programs as processes: this processor's by itself, aarch64's under an emulator where there is one. */
public final class ProgramRun {

    /** How a program ended, and what it wrote to its stdout and stderr. */
    public static final class Result {
        private final int status;
        private final byte[] output;

        Result(int status, byte[] output) {
            this.status = status;
            this.output = output;
        }

        public int status() {
            return status;
        }

        public String output() {
            return new String(output, StandardCharsets.UTF_8);
        }

        byte[] bytes() {
            return output;
        }
    }

    private ProgramRun() {}

    /** Writes a program to a file that can be run. */
    public static Path write(Path directory, ProgramFile program) {
        return write(directory, program.content());
    }

    public static Path write(Path directory, byte[] program) {
        try {
            Path file = Files.createTempFile(directory, "program", "");
            Files.write(file, program);
            return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /** The same program, in which one row makes another call. */
    public static byte[] withCall(Program program, Row row, SystemCall call) {
        ProgramFile file = ProgramFile.of(program);
        byte[] content = file.content().clone();
        ByteBuffer bytes = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putInt(file.offset(row) + RowLoop.NUMBER, call.number(Architecture.current()));
        return content;
    }

    public static Result run(Path directory, Program program, Architecture architecture) {
        return run(directory, ProgramFile.of(program, architecture), architecture, "");
    }

    public static Result run(Path directory, ProgramFile program, Architecture architecture, String input) {
        String file = write(directory, program).toString();
        return run(new ProcessBuilder(command(file, architecture)), input);
    }

    static List<String> command(String file, Architecture architecture) {
        if (architecture == Architecture.current()) {
            return List.of(file);
        }
        assumeTrue(architecture == Architecture.AARCH64, "there is no emulator of " + architecture);
        assumeTrue(Feature.AARCH64_EMULATOR.isThere(), "needs " + Feature.AARCH64_EMULATOR);
        return List.of("qemu-aarch64-static", file);
    }

    /** Runs it to its end. */
    public static Result run(ProcessBuilder builder, String input) {
        try {
            Process process = builder.redirectErrorStream(true).start();
            process.getOutputStream().write(input.getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().close();
            byte[] output = process.getInputStream().readAllBytes();
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            return new Result(process.exitValue(), output);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
