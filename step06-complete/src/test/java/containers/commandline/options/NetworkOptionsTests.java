package containers.commandline.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import containers.commandline.CommandLine;
import containers.commandline.text.HostText;
import containers.names.IpAddress;
import containers.network.Network;
import containers.telling.UsageException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class NetworkOptionsTests {

    private final NetworkOptions options = new NetworkOptions();

    @Test
    void whatNobodyAskedFor() {
        assertThat(options.chosen()).isEqualTo(Network.NONE);
        assertThat(options.hosts()).isEmpty();
        assertThat(options.nameservers()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"none, NONE", "host, HOST", "bridge, BRIDGE", "pasta, PASTA", "slirp4netns, SLIRP4NETNS"})
    void aNetworkByItsName(String word, Network.Kind kind) {
        options.read(word);

        assertThat(options.chosen()).isEqualTo(Network.of(kind));
    }

    @Test
    void oneThatIsThereAlready() {
        options.read("ns:/run/netns/blue");

        assertThat(options.chosen()).isEqualTo(Network.joined("/run/netns/blue"));
    }

    @Test
    void thereIsOne() {
        options.read("bridge");
        options.read("bridge");

        assertThatThrownBy(() -> options.read("none"))
                .isInstanceOf(UsageException.class)
                .hasMessage("--network none: a container has one network, and this one has bridge");
        assertThat(options.chosen()).isEqualTo(Network.of(Network.Kind.BRIDGE));
    }

    @Test
    void itsPathStartsWhereTheCallerIs() {
        options.read("ns:blue");

        assertThat(options.chosen().path()).hasValue(System.getProperty("user.dir") + "/blue");
    }

    @ParameterizedTest
    @CsvSource({
        "db:192.0.2.7, 192.0.2.7",
        "db=192.0.2.7, 192.0.2.7",
        "db:2001:db8::7, 2001:db8::7",
        "db=2001:db8::7, 2001:db8::7",
        "db:[2001:db8::7], 2001:db8::7",
        "db=[::1], ::1"
    })
    void aName(String text, String address) {
        options.addHost(text);

        assertThat(options.hosts()).containsExactly(new HostText("db", Optional.of(IpAddress.of(address))));
    }

    @Test
    void aNameForTheHost() {
        options.addHost("host.docker.internal:host-gateway");

        assertThat(options.hosts()).containsExactly(new HostText("host.docker.internal", Optional.empty()));
    }

    static Stream<Arguments> wrong() {
        return Stream.of(
                arguments(
                        "--network",
                        "",
                        "the network is one of none, host, bridge, ns:PATH, pasta, slirp4netns, not ''"),
                arguments("--network", "default", "the network is one of none, host, bridge"),
                arguments("--network", "container:web", "--network container:web: no container is known by a name"),
                arguments("--network", "None", "not 'None'"),
                arguments("--network", "ns:", "--network ns: needs a path"),
                arguments("--add-host", "", "--add-host : a host is given as NAME:ADDRESS"),
                arguments("--add-host", "db", "--add-host db: a host is given as NAME:ADDRESS"),
                arguments("--add-host", "db:", "'' is no IP address"),
                arguments("--add-host", ":192.0.2.7", "a host's name can't be empty"),
                arguments("--add-host", "=192.0.2.7", "a host's name can't be empty"),
                arguments("--add-host", "db:web", "'web' is no IP address"),
                arguments("--add-host", "db:1.2.3", "'1.2.3' is no IP address"),
                arguments("--add-host", "db:192.0.2.7:80", "'192.0.2.7:80' is no IP address"),
                arguments("--add-host", "db:[192.0.2.7]", "'[192.0.2.7]' is no IP address"),
                arguments("--add-host", "db:[::1", "'[::1' is no IP address"),
                arguments("--add-host", "a b:192.0.2.7", "a host's name can't contain blanks"),
                arguments("--add-host", "a\n192.0.2.9\tb:192.0.2.7", "a host's name can't contain blanks"),
                arguments("--add-host", "a#:192.0.2.7", "a host's name can't contain blanks, '#'"),
                arguments("--add-host", "db:host-gateway ", "'host-gateway ' is no IP address"),
                arguments("--dns", "", "--dns : '' is no IP address"),
                arguments("--dns", "dns.example", "--dns dns.example: 'dns.example' is no IP address"),
                arguments("--dns", "192.0.2.7:53", "is no IP address"),
                arguments("--dns", "192.0.2.7,192.0.2.8", "is no IP address"),
                arguments("--dns", "fe80::1%eth0", "is no IP address"),
                arguments("--dns-search", "", "--dns-search '': that is one word, without blanks"),
                arguments("--dns-search", "a b", "--dns-search 'a b': that is one word"),
                arguments("--dns-search", "a..b", "--dns-search a..b: between two dots, a domain has a name"),
                arguments("--dns-search", ".a", "--dns-search .a: between"),
                arguments("--dns-search", "a..", "--dns-search a..: between"),
                arguments("--dns-search", "..", "--dns-search ..: between"),
                arguments("--dns-option", "ndots:1\nnameserver 192.0.2.9", "that is one word, without blanks"),
                arguments("--dns-opt", "\t", "--dns-option '\t': that is one word"));
    }

    @ParameterizedTest
    @ValueSource(strings = {".", "a", "a.b", "a.b."})
    void whatIsPutBehindShortNames(String domain) {
        NetworkOptions options = new NetworkOptions();
        options.addSearch(domain);

        assertThat(options.search()).containsExactly(domain);
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void wrongWords(String name, String value, String message) {
        assertThatThrownBy(() -> CommandLine.parse(List.of(name, value, "true")))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining(message);
    }
}
