/**
 * What the kernel does with packets to containers and from them: one table of nf_tables, which is there while a container is
 * on the bridge.
 *
 * <p>{@link containers.nftables.Table} is all of it, as data: read its chains first. A {@code Chain} of {@code Rule}s is asked
 * at a {@code Hook} of a packet's way; a rule is made of {@code Clause}s, as people write them, and these of
 * {@code Expression}s, as the kernel works through them: what is known of a packet, its {@code Meta} data, too, is compared with
 * {@code Words} in a {@code Register}, and what is done with it is a {@code Statement}. A {@code PortMap} leads from the
 * host's ports to the containers'. {@link containers.nftables.Connections} has the kernel forget where packets went until now.
 * {@link containers.nftables.HostTable} is the one that there is, with each {@link containers.nftables.Publication};
 * {@code NftMessage} and {@code NftAttribute} are the kernel's names.
 *
 * <p>Source: nft(8), {@code linux/netfilter/nf_tables.h}.
 */
package containers.nftables;
