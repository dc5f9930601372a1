package containers.runner;

import static org.assertj.core.api.Assertions.assertThat;

import containers.executable.ProgramFile;
import containers.kernel.Architecture;
import containers.launch.LaunchPlan;
import containers.monitor.InPlace;
import containers.monitor.Monitor;
import containers.program.Program;
import containers.program.Row;
import containers.start.Afterword;
import containers.start.Inherited;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;

/**
 * What the runner becomes, without the JVM before: a program in a file. It starts in a millisecond, so a test can have it
 * fail, or be killed, many times.
 */
public final class LaunchProgram {

    private static final int NO_CALL = 1_000_000;

    private LaunchProgram() {}

    /** The program of a plan as {@code ./contain} runs it, but with nothing that Java would do in the end. */
    public static Program of(LaunchPlan plan) {
        return of(plan, Optional.empty());
    }

    public static Program of(LaunchPlan plan, Optional<Afterword> afterword) {
        return of(plan, Inherited.now(), afterword);
    }

    /** The same for a caller that hands that on. */
    public static Program of(LaunchPlan plan, Inherited inherited, Optional<Afterword> afterword) {
        return Monitor.program(plan, new InPlace(inherited, afterword, false), inherited);
    }

    /** Java with what {@code ./contain} lets it do in the end. */
    public static Optional<Afterword> afterword() {
        List<String> command = new java.util.ArrayList<>(RunnerProcess.inPlace(Afterwords.VERB, "false"));
        String home = "HOME=" + System.getProperty("user.home");
        return Optional.of(new Afterword(command.get(0), command, List.of(home)));
    }

    /** Writes the program to a file in that directory that can be run. */
    public static Path file(Path directory, Program program) {
        try {
            Path file = Files.createTempFile(
                    directory,
                    "program",
                    "",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            Files.write(file, ProgramFile.of(program).content());
            return file;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Puts a number that stands for no system call in place of a row's: the kernel answers ENOSYS. */
    public static void breakRow(Path file, Program program, Row row) throws IOException {
        ByteBuffer elf = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        int place = ProgramFile.of(program).offset(row);
        assertThat(elf.getInt(place))
                .as("the row's call")
                .isEqualTo(row.call().name().number(Architecture.current()));
        elf.putInt(place, NO_CALL);
        Files.write(file, elf.array());
    }
}
