package containers.nftables;

import static containers.nftables.NftAttribute.NFTA_LIST_ELEM;
import static containers.nftables.NftAttribute.NFTA_SET_ELEM_LIST_ELEMENTS;
import static containers.nftables.NftAttribute.NFTA_TABLE_USERDATA;

import containers.addresses.Ipv4Address;
import containers.kernel.Errno;
import containers.netlink.Attributes;
import containers.netlink.NetlinkException;
import containers.netlink.NetlinkFamily;
import containers.netlink.NetlinkSocket;
import containers.netlink.Reply;
import containers.netlink.Request;
import containers.ports.PublishedPort;
import containers.telling.UsageException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The table that there is, in the network namespace of the thread that opens it. */
public final class HostTable implements AutoCloseable {

    /** In front of a comment: its kind and its length. */
    private static final int COMMENT_HEADER = 2;

    private final NetlinkSocket socket = NetlinkSocket.open(NetlinkFamily.NETLINK_NETFILTER);

    private HostTable() {}

    public static HostTable open() {
        return new HostTable();
    }

    /**
     * Makes it where it isn't there; and anew, with all that is published, where it is of another version.
     *
     * @return whether it wasn't there
     * @throws UsageException when there is a table of that name that isn't ours
     */
    public boolean make(Table table) {
        Optional<String> comment = comment();
        if (comment.isEmpty()) {
            socket.send(table.creation());
        } else if (!isOurs(comment.get())) {
            throw new UsageException("--network bridge: there is a table inet " + Table.NAME
                    + " already, and it isn't ours: nft delete table inet " + Table.NAME + " removes it");
        } else if (!comment.get().equals(table.comment())) {
            socket.send(table.replacement(publications()));
        }
        return comment.isEmpty();
    }

    /** Removes it, if it is ours. */
    public void remove() {
        if (comment().filter(HostTable::isOurs).isPresent()) {
            socket.send(Table.deletion());
        }
    }

    private static boolean isOurs(String comment) {
        return comment.startsWith(Table.OURS);
    }

    /** The comment of the table with that name; empty where there is none, and an empty one where it has none. */
    private Optional<String> comment() {
        try {
            Attributes table = socket.ask(Table.question()).get(0).attributes(NftMessage.HEADER);
            return Optional.of(
                    table.bytes(NFTA_TABLE_USERDATA).map(HostTable::text).orElse(""));
        } catch (NetlinkException refused) {
            if (refused.errno() == Errno.ENOENT) {
                return Optional.empty();
            }
            throw refused;
        }
    }

    private static String text(byte[] userdata) {
        int length = Math.max(0, userdata.length - COMMENT_HEADER - 1);
        return length == 0 ? "" : new String(userdata, COMMENT_HEADER, length, StandardCharsets.UTF_8);
    }

    /** Has them lead nowhere. */
    public void unpublish(List<PublishedPort> ports) {
        if (!ports.isEmpty()) {
            socket.send(Table.unpublish(ports));
        }
    }

    /** Has a container get nothing that was meant for whom had its address before, where the kernel can do that. */
    public void forget(Ipv4Address container) {
        for (Request request : List.of(Connections.forgetFrom(container), Connections.forgetTo(container))) {
            try {
                socket.send(request);
            } catch (NetlinkException refused) {
                return; // see Connections: an older kernel
            }
        }
    }

    /** What leads where. */
    public List<Publication> publications() {
        List<Publication> publications = new ArrayList<>();
        for (PortMap map : PortMap.values()) {
            for (Reply reply : socket.ask(map.list(Table.NAME))) {
                Attributes elements = reply.attributes(NftMessage.HEADER).nested(NFTA_SET_ELEM_LIST_ELEMENTS);
                elements.each(NFTA_LIST_ELEM).forEach(element -> publications.add(map.read(element)));
            }
        }
        return publications;
    }

    @Override
    public void close() {
        socket.close();
    }
}
