package containers.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import containers.runner.Run;
import containers.telling.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ForwardingTests {

    @TempDir
    private Path directory;

    private static String errorsOf(Path file, boolean router) {
        return Run.withInput("", () -> {
                    new Forwarding(file).switchOn(router);
                    return 0;
                })
                .err();
    }

    @Test
    void whereItIsOffItIsSwitchedOnAndThatIsSaid() throws IOException {
        Path file = Files.writeString(directory.resolve("ip_forward"), "0\n");
        assertThat(errorsOf(file, false))
                .startsWith("contain: net.ipv4.ip_forward was 0 and is 1 now")
                .contains("it is 0 again when the last of them is gone");
        assertThat(file).hasContent("1");
        assertThat(errorsOf(file, false)).isEmpty();
    }

    /** What one interface's switch was isn't known any more when the big one is thrown back. */
    @Test
    void whereOneInterfacePassesOnTheHostIsARouter() throws IOException {
        Path file = Files.writeString(directory.resolve("ip_forward"), "0\n");
        Path one = Files.createDirectories(directory.resolve("conf/eth1")).resolve("forwarding");
        Files.writeString(one, "0\n");
        assertThat(new Forwarding(file).isRouter()).isFalse();
        Files.writeString(one, "1\n");
        assertThat(new Forwarding(file).isRouter()).isTrue();
        assertThat(errorsOf(file, true)).contains("it stays");
    }

    /** Others' containers end while we look. */
    @Test
    void anInterfaceThatGoesMeanwhilePassesNothingOn() throws IOException {
        Path file = Files.writeString(directory.resolve("ip_forward"), "0\n");
        Files.createDirectories(directory.resolve("conf/contain-2"));
        assertThat(new Forwarding(file).isRouter()).isFalse();
    }

    @Test
    void whereItCantBeThereIsALine() {
        assertThatThrownBy(() -> new Forwarding(directory).switchOn(true))
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith("--network bridge: net.ipv4.ip_forward");
    }
}
