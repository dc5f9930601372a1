package containers.cgroups.removal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import containers.cgroups.hierarchy.ControlGroupException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who could write to the directory could have our next run remove groups. */
final class StateDirectoryTests {

    @TempDir
    private Path parent;

    @Test
    void isMadeForThisUserAlone() throws IOException {
        Path directory = parent.resolve("above").resolve("contain");
        StateDirectory.make(directory.toString());
        assertThat(Files.getPosixFilePermissions(directory)).isEqualTo(PosixFilePermissions.fromString("rwx------"));
        StateDirectory.make(directory.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"rwxrwxrwx", "rwxr-x---", "rwx-----x"})
    void othersMustNotGetIn(String permissions) throws IOException {
        Path directory = Files.createDirectory(parent.resolve("contain"));
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString(permissions));
        refuses(directory);
    }

    @Test
    void aLinkIsNotBelieved() throws IOException {
        Path elsewhere = parent.resolve("elsewhere");
        StateDirectory.make(elsewhere.toString());
        refuses(Files.createSymbolicLink(parent.resolve("contain"), elsewhere));
    }

    @Test
    void aFileIsInTheWay() throws IOException {
        refuses(Files.createFile(parent.resolve("contain")));
    }

    private static void refuses(Path directory) {
        assertThatThrownBy(() -> StateDirectory.make(directory.toString()))
                .isInstanceOf(ControlGroupException.class)
                .hasMessage("the directory " + directory + " must belong to this user, with access for nobody else"
                        + " (mode 0700): remove it, or put that right");
    }
}
