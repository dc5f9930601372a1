package containers.names;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whom of those that the host asks a container can ask. */
final class HostResolvConfTests {

    private static final String STUB = "nameserver 127.0.0.53\noptions edns0\nsearch lan\n";

    @TempDir
    private Path directory;

    private HostResolvConf host;

    @BeforeEach
    void aHost() {
        host = new HostResolvConf(directory.resolve("resolv.conf"), directory.resolve("behind"));
    }

    @Test
    void whomItAsksItself() throws IOException {
        Files.writeString(host.file(), "nameserver 127.0.0.1\nnameserver 192.0.2.1\n");
        Files.writeString(host.behind(), "nameserver 192.0.2.9\n");

        assertThat(host.reachable().text()).isEqualTo("nameserver 192.0.2.1\n");
        assertThat(host.own().nameservers()).hasSize(2);
    }

    /** On the bridge nobody has an address of version 6. */
    @Test
    void whomTheBridgeReaches() throws IOException {
        Files.writeString(host.file(), "nameserver 2001:db8::53\nnameserver 192.0.2.1\n");

        assertThat(host.reachable().nameservers()).hasSize(2);
        assertThat(host.reachableByVersion4().text()).isEqualTo("nameserver 192.0.2.1\n");
    }

    /** systemd-resolved listens where a container has its own loopback interface. */
    @Test
    void whomItsOwnServerAsks() throws IOException {
        Files.writeString(host.file(), STUB);
        Files.writeString(host.behind(), "nameserver 192.0.2.9\nsearch lan\n");

        assertThat(host.reachable().text()).isEqualTo("nameserver 192.0.2.9\nsearch lan\n");
    }

    @Test
    void nobodyWhereThatIsntKnown() throws IOException {
        Files.writeString(host.file(), STUB);

        assertThat(host.reachable().nameservers()).isEmpty();
    }

    @Test
    void nobodyWhereTheFileIsNone() throws IOException {
        assertThat(host.reachable()).isEqualTo(ResolvConf.NOBODY);
        Files.createDirectory(host.file());

        assertThat(host.reachable()).isEqualTo(ResolvConf.NOBODY);
    }

    @Test
    void aFileThatIsTooLong() throws IOException {
        Files.writeString(host.file(), "nameserver 192.0.2.1\n" + "#".repeat(1 << 20));

        assertThat(host.reachable()).isEqualTo(ResolvConf.NOBODY);
    }
}
