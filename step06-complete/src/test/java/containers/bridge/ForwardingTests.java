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

    private String errorsOf(Path file) {
        return Run.withInput("", () -> {
                    new Forwarding(file).switchOn();
                    return 0;
                })
                .err();
    }

    @Test
    void whereItIsOffItIsSwitchedOnAndThatIsSaid() throws IOException {
        Path file = Files.writeString(directory.resolve("ip_forward"), "0\n");
        assertThat(errorsOf(file)).startsWith("contain: net.ipv4.ip_forward was 0 and is 1 now");
        assertThat(file).hasContent("1");
        assertThat(errorsOf(file)).isEmpty();
    }

    @Test
    void whereItCantBeThereIsALine() {
        assertThatThrownBy(() -> new Forwarding(directory).switchOn())
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith("--network bridge: net.ipv4.ip_forward");
    }
}
