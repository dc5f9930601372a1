package containers.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import containers.commandline.CommandLine;
import containers.commandline.RunOptions;
import containers.names.HostResolvConf;
import containers.names.Names;
import containers.telling.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whom a container asks for names, by its network and by what was asked for. */
final class NetworkNamesTests {

    @TempDir
    private Path directory;

    private HostResolvConf host;

    @BeforeEach
    void aHost() throws IOException {
        host = new HostResolvConf(directory.resolve("resolv.conf"), directory.resolve("behind"));
        Files.writeString(host.file(), "nameserver 127.0.0.1\nnameserver 192.0.2.1\nsearch lan\noptions ndots:3\n");
    }

    private Names names(String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.add("true");
        RunOptions options = CommandLine.parse(all).orElseThrow();
        return new NetworkNames(options.network(), host, Optional.empty()).names();
    }

    private String resolver(String... words) {
        return names(words).resolver().orElseThrow().text();
    }

    @Test
    void withoutAWayOutThereIsNobodyToAsk() {
        assertThat(names()).isEqualTo(Names.ITSELF);
        assertThat(names().asksNobody()).isTrue();
    }

    @Test
    void inTheHostsNetworkTheHostsFileCounts() {
        assertThat(names("--network=host")).isEqualTo(Names.AS_HOST);
        assertThat(names("--network=host").asksNobody()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"bridge", "pasta", "ns:/run/netns/blue"})
    void elsewhereWhoCanBeReached(String network) {
        assertThat(resolver("--network=" + network)).isEqualTo("nameserver 192.0.2.1\nsearch lan\noptions ndots:3\n");
    }

    @Test
    void slirpsOwnServer() {
        assertThat(resolver("--network=slirp4netns")).isEqualTo("nameserver 10.0.2.3\nsearch lan\noptions ndots:3\n");
    }

    /** Each for itself, as with Docker. */
    @Test
    void whatWasAskedForIsInItsPlace() {
        assertThat(resolver("--network=host", "--dns=192.0.2.9"))
                .isEqualTo("nameserver 192.0.2.9\nsearch lan\noptions ndots:3\n");
        assertThat(resolver("--network=host", "--dns-search=a", "--dns-search=b"))
                .isEqualTo("nameserver 127.0.0.1\nnameserver 192.0.2.1\nsearch a b\noptions ndots:3\n");
        assertThat(resolver("--network=bridge", "--dns-search=.", "--dns-opt=ndots:1"))
                .isEqualTo("nameserver 192.0.2.1\noptions ndots:1\n");
    }

    @Test
    void whoIsLeftOutMayHaveBeenTheOnlyOne() throws IOException {
        Files.writeString(host.file(), "nameserver 127.0.0.1\n");

        assertThat(names("--network=pasta").asksNobody()).isTrue();
        assertThat(names("--network=pasta", "--dns=192.0.2.9").asksNobody()).isFalse();
    }

    @Test
    void theHostHasNoNameWhereItHasNoAddress() {
        assertThatThrownBy(() -> names("--add-host=me:host-gateway"))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("the host has no address in this container's network");
        assertThat(names("--network=host", "--add-host=me:host-gateway").hostsFile("box"))
                .endsWith("\n127.0.0.1\tme\n");
    }
}
