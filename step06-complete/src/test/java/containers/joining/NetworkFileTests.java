package containers.joining;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import containers.calls.FileCalls;
import containers.kernel.Argument;
import containers.kernel.Call;
import containers.kernel.Kernel;
import containers.kernel.SystemCall;
import containers.namespaces.User;
import containers.testing.Feature;
import containers.testing.Needs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What stands for a network namespace, and what doesn't. */
@Timeout(60)
final class NetworkFileTests {

    private static final String OWN = "/proc/self/ns/net";

    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource({
        "/no/such/file, there is no such file (a process's goes when the process ends)",
        "/proc/4194305/ns/net, there is no such file",
        "/etc/passwd/x, there is no such file",
        "/etc/passwd, it isn't a namespace's file",
        "/etc, it isn't a namespace's file",
        "/dev/null, it isn't a namespace's file",
        "/dev/tty, it isn't a namespace's file",
        "/proc/self/ns, it isn't a namespace's file",
        "/proc/self/ns/uts, it is a namespace of another kind than a network",
        "/proc/self/ns/user, it is a namespace of another kind than a network"
    })
    void noNetwork(String path, String why) {
        assertRefused(path, why);
    }

    /** As the decoy shows, who opens it to read waits for somebody who writes. */
    @Test
    void aPipeThatNobodyWritesTo() throws IOException, InterruptedException {
        Path pipe = directory.resolve("pipe");
        Kernel.call(Call.of(
                SystemCall.MKNODAT,
                FileCalls.AT_FDCWD,
                Argument.text(pipe.toString()),
                Argument.octal(0010644),
                Argument.number(0)));
        Process decoy = new ProcessBuilder("cat", pipe.toString()).start();

        assertRefused(pipe.toString(), "it isn't a namespace's file");
        assertThat(decoy.waitFor(50, MILLISECONDS)).isFalse();
        decoy.destroyForcibly().waitFor();
    }

    @Test
    void linksThatLeadInACircle() throws IOException {
        Path link = directory.resolve("link");
        Files.createSymbolicLink(link, link);

        assertRefused(link.toString(), "links lead in a circle");
        Files.delete(link);
    }

    @Test
    @Needs(Feature.ROOT)
    void rootEntersAnyAlsoByALink() throws IOException {
        Path link = Files.createSymbolicLink(directory.resolve("link"), Path.of(OWN));

        assertThat(new NetworkFile(OWN).checked(User.current())).isEqualTo(new NetworkFile(OWN));
        new NetworkFile(link.toString()).checked(User.current());
        Files.delete(link); // JUnit warns of links out of the directory that it removes.
    }

    /** That is the host's, or the test's own: what belongs to the user namespace that they are in already is root's. */
    @Test
    void othersDontEnterWhatIsRoots() {
        assertThatThrownBy(() -> new NetworkFile(OWN).checked(new User(1000, 1000)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(OWN + ": it belongs to another user: only root can enter it");
    }

    @Test
    @Needs(Feature.NOT_ROOT)
    void othersDontLookAtProcessesOfRoots() {
        assertRefused("/proc/1/ns/net", "this user may not look at it");
    }

    private static void assertRefused(String path, String why) {
        assertThatThrownBy(() -> new NetworkFile(path).checked(User.current()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(path + ": ")
                .hasMessageContaining(why);
    }
}
