package containers.names;

import java.util.List;
import java.util.Optional;

/**
 * Whom a container knows by name: what is in its {@code /etc/hosts} and {@code /etc/resolv.conf}.
 *
 * @param hosts besides itself
 * @param resolver whom it asks for all others; empty for whom the host asks, by the host's own file
 */
public record Names(List<ExtraHost> hosts, Optional<ResolvConf> resolver) {

    private static final String HOSTS = """
            127.0.0.1\tlocalhost
            127.0.1.1\tNAME
            ::1\tlocalhost ip6-localhost ip6-loopback
            """;

    /** As the host: where its network is. */
    public static final Names AS_HOST = new Names(List.of(), Optional.empty());

    /** Itself only: where there is no way out. Docker's none network has the host's name servers, whom nobody there reaches. */
    public static final Names ITSELF = new Names(List.of(), Optional.of(ResolvConf.NOBODY));

    public Names {
        hosts = List.copyOf(hosts);
    }

    /** Whether there is nobody whom it could ask. */
    public boolean asksNobody() {
        return resolver.isPresent() && resolver.get().nameservers().isEmpty();
    }

    /**
     * Its {@code /etc/hosts}.
     *
     * @param hostname what it is called itself
     */
    public String hostsFile(String hostname) {
        StringBuilder text = new StringBuilder(HOSTS.replace("NAME", hostname));
        for (ExtraHost host : hosts) {
            text.append(host.line());
        }
        return text.toString();
    }
}
