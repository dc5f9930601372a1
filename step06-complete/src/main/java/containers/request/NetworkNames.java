package containers.request;

import containers.bridge.Membership;
import containers.commandline.options.NetworkOptions;
import containers.commandline.text.HostText;
import containers.names.ExtraHost;
import containers.names.HostResolvConf;
import containers.names.IpAddress;
import containers.names.Names;
import containers.names.ResolvConf;
import containers.network.Network;
import containers.telling.UsageException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Chooses whom a container knows by name.
 *
 * @param options what was asked for
 * @param host whom the host asks
 * @param bridge the container's place on the bridge, where it has one already
 */
record NetworkNames(NetworkOptions options, HostResolvConf host, Optional<Membership> bridge) {

    /** Docker's word for "none", where names can follow. */
    private static final List<String> NOTHING = List.of(".");

    /** It asks whom the host asks: slirp4netns(1). */
    private static final IpAddress SLIRP_NAMESERVER = IpAddress.of("10.0.2.3");

    /**
     * The names.
     *
     * @throws UsageException when one means the host, and the host has no address in the container's network
     */
    Names names() {
        boolean asUsual = options.nameservers().isEmpty()
                && options.search().isEmpty()
                && options.dnsOptions().isEmpty();
        if (asUsual && !options.chosen().leadsOut()) {
            return new Names(hosts(), options.chosen().usualNames().resolver());
        }
        return new Names(hosts(), Optional.of(resolver()));
    }

    private Network.Kind kind() {
        return options.chosen().kind();
    }

    /** What was asked for, and the usual where nothing was: as Docker, each for itself. */
    private ResolvConf resolver() {
        ResolvConf resolver = usual();
        if (!options.nameservers().isEmpty()) {
            resolver = resolver.withNameservers(options.nameservers());
        }
        if (!options.search().isEmpty()) {
            resolver = resolver.withSearch(options.search().equals(NOTHING) ? List.of() : options.search());
        }
        return options.dnsOptions().isEmpty() ? resolver : resolver.withOptions(options.dnsOptions());
    }

    private ResolvConf usual() {
        return switch (kind()) {
            case NONE -> ResolvConf.NOBODY;
            case HOST -> host.own();
            case SLIRP4NETNS -> host.own().withNameservers(List.of(SLIRP_NAMESERVER));
            case BRIDGE -> host.reachableByVersion4();
            case JOINED, PASTA -> host.reachable();
        };
    }

    private List<ExtraHost> hosts() {
        List<ExtraHost> hosts = new ArrayList<>();
        for (HostText asked : options.hosts()) {
            hosts.add(new ExtraHost(asked.address().orElseGet(() -> gateway(asked.name())), asked.name()));
        }
        return hosts;
    }

    private IpAddress gateway(String name) {
        if (kind() == Network.Kind.HOST) {
            return IpAddress.of("127.0.0.1");
        }
        if (kind() == Network.Kind.BRIDGE) {
            return IpAddress.of(bridge.orElseGet(() -> Membership.example(List.of()))
                    .gateway()
                    .toString());
        }
        throw new UsageException("--add-host " + name
                + ":host-gateway: the host has no address in this container's network; with --network bridge it has");
    }
}
