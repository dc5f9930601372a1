package containers.compile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import containers.telling.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExecutableFileTests {

    private static final byte[] PROGRAM = {1, 2, 3};

    @TempDir
    private Path directory;

    @Test
    void onlyItsOwnerReadsAndRunsIt() throws IOException {
        Path file = directory.resolve("program");

        new ExecutableFile(file).write(PROGRAM);

        assertThat(file).hasBinaryContent(PROGRAM);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rwx------");
        assertThat(directory).isDirectoryContaining("glob:**/program").isDirectoryNotContaining("glob:**/.contain-*");
    }

    /** Who has the old file open, as the kernel has one that is running, keeps it. */
    @Test
    void anOldOneIsReplacedAndNotWrittenTo() throws IOException {
        Path file = Files.writeString(directory.resolve("program"), "\177ELF, old");
        Path other = Files.createLink(directory.resolve("other"), file);

        new ExecutableFile(file).write(PROGRAM);

        assertThat(file).hasBinaryContent(PROGRAM);
        assertThat(other).hasContent("\177ELF, old");
    }

    @Test
    void anEmptyOneIsReplaced() throws IOException {
        Path file = Files.createFile(directory.resolve("made by mktemp"));

        new ExecutableFile(file).write(PROGRAM);

        assertThat(file).hasBinaryContent(PROGRAM);
    }

    @Test
    void whatIsNoProgramStays() throws IOException {
        Path file = Files.writeString(directory.resolve("script"), "#!/bin/sh\n");

        assertRefused(file, "is there already and isn't a program: choose another");
        assertThat(file).hasContent("#!/bin/sh");
    }

    @Test
    void whatIsNoRegularFileStays() throws IOException {
        Path link = Files.createSymbolicLink(directory.resolve("link"), directory.resolve("target"));

        assertRefused(directory, "is a directory: give the name of a file");
        assertRefused(link, "is there already and isn't a regular file: choose another");
        assertThat(link).isSymbolicLink();
    }

    @Test
    void itsDirectoryHasToBeThere() {
        Path missing = directory.resolve("missing");

        assertRefused(missing.resolve("program"), "there is no directory " + missing);
    }

    @Test
    void itsDirectoryHasToTakeFiles() {
        assertRefused(Path.of("/proc/program"), "no file can be made in /proc");
    }

    private static void assertRefused(Path file, String reason) {
        assertThatThrownBy(() -> new ExecutableFile(file).write(PROGRAM))
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith("-o " + file)
                .hasMessageEndingWith(reason);
    }
}
