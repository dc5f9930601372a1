package containers.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import containers.calls.CredentialCalls;
import containers.kernel.Kernel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileStatusTests {

    @TempDir
    private Path directory;

    private Path file;
    private Path link;

    @BeforeEach
    void aFileAndALinkToIt() throws Exception {
        file = Files.createFile(directory.resolve("file"));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx-w--w-"));
        link = Files.createSymbolicLink(directory.resolve("link"), file);
    }

    @Test
    void whoseItIsAndWhoMayWriteToIt() throws Exception {
        FileStatus status = FileStatus.of(file.toString());

        assertThat(status.uid()).isEqualTo(Kernel.call(CredentialCalls.geteuid()));
        assertThat(status.permissions()).isEqualTo(0722);
        assertThat(status.othersWrite()).isTrue();
        assertThat(status.groupWrites()).isTrue();
        assertThat(status.isSticky()).isFalse();
        assertThat(status.isDirectory()).isFalse();
        assertThat(FileStatus.of(directory.toString()).isDirectory()).isTrue();
    }

    @Test
    void aLinkIsAFileOfItsOwn() throws Exception {
        assertThat(FileStatus.of(link.toString()).isLink()).isTrue();
        assertThat(FileStatus.ofTarget(link.toString())).isEqualTo(FileStatus.of(file.toString()));
    }

    @Test
    void whereThereIsNone() {
        assertThatThrownBy(() -> FileStatus.of(directory + "/none")).isInstanceOf(NoSuchFileException.class);
        assertThatThrownBy(() -> FileStatus.of(file + "/below"))
                .isInstanceOf(FileSystemException.class)
                .hasMessageContaining("ENOTDIR");
    }

    /** To Java each is a name with U+FFFD in it, and the kernel would be asked of the wrong one. */
    @Test
    void aNameThatIsNotUtf8() throws Exception {
        String command = "cd \"$1\" && mkdir \"$(printf 'caf\\351')\" \"$(printf 'caf\\357\\277\\275')\""
                + " && ln -s \"$(printf 'caf\\351')\" other";
        assertThat(new ProcessBuilder("sh", "-c", command, "sh", directory.toString())
                        .start()
                        .waitFor())
                .isZero();
        Path target = directory.resolve(Files.readSymbolicLink(directory.resolve("other")));

        assertThatThrownBy(() -> FileStatus.of(target.toString())).hasMessageContaining("isn't UTF-8");
    }
}
