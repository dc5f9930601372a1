package containers.nftables;

import containers.addresses.Ipv4Address;
import containers.ports.PublishedPort;

/**
 * A port that leads to a container now.
 *
 * @param port which
 * @param container the address of the container
 */
public record Publication(PublishedPort port, Ipv4Address container) {}
