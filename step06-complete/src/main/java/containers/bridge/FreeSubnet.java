package containers.bridge;

import containers.addresses.Ipv4Address;
import containers.addresses.Subnet;
import containers.telling.UsageException;
import java.util.List;

/** Addresses for the containers, of those that everybody may use at home and nobody can reach from elsewhere: RFC 1918. */
final class FreeSubnet {

    private static final List<Subnet> CANDIDATES = List.of(
            Subnet.of("10.88.0.0/16"),
            Subnet.of("10.89.0.0/16"),
            Subnet.of("10.188.0.0/16"),
            Subnet.of("172.28.0.0/16"),
            Subnet.of("172.29.0.0/16"));

    /** A shorter one is like "everywhere": so VPNs write it, half of the world each. */
    private static final int SHORTEST = 8;

    private FreeSubnet() {}

    /** The one that an address of ours is in. */
    static Subnet with(Ipv4Address address) {
        return CANDIDATES.stream()
                .filter(candidate -> candidate.contains(address))
                .findFirst()
                .orElseThrow(
                        () -> new UsageException("--network bridge: somebody has given our bridge another address, "
                                + address + ": ip link delete " + Bridge.NAME + " removes it"));
    }

    /** The one that is taken first. */
    static Subnet first() {
        return CANDIDATES.get(0);
    }

    /** One that overlaps none of those. */
    static Subnet besides(List<Subnet> taken) {
        return CANDIDATES.stream()
                .filter(candidate -> taken.stream()
                        .filter(other -> other.prefix() >= SHORTEST)
                        .noneMatch(candidate::overlaps))
                .findFirst()
                .orElseThrow(() -> new UsageException("--network bridge: this host has routes to all addresses that the"
                        + " bridge could have: " + CANDIDATES));
    }
}
