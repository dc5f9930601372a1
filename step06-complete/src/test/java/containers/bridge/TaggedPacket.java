package containers.bridge;

import containers.addresses.Ipv4Address;
import containers.rtnetlink.MacAddress;
import java.nio.ByteBuffer;

/**
 * A datagram behind tags that say how urgent it is, and name no VLAN: IEEE 802.1Q.
 *
 * @param tags how many
 * @param from whose it is
 * @param to where it goes, by the gateway
 * @param port at which port
 */
record TaggedPacket(int tags, Ipv4Address from, Ipv4Address to, int port) {

    private static final Ipv4Address GATEWAY = Ipv4Address.of("10.88.0.1");
    private static final short ETH_P_8021Q = (short) 0x8100;
    private static final short ETH_P_IP = 0x0800;
    private static final int MAC_ADDRESSES = 12;
    private static final int TAG = 4;
    private static final int IP_HEADER = 20;
    private static final int UDP = 8 + 1;

    TaggedPacket(int tags, String from, String to, int port) {
        this(tags, Ipv4Address.of(from), Ipv4Address.of(to), port);
    }

    /** Sends it by that interface of this thread's network. */
    Void sendBy(int index) {
        RawFrame.send(index, frame());
        return null;
    }

    private byte[] frame() {
        ByteBuffer frame = ByteBuffer.allocate(MAC_ADDRESSES + tags * TAG + Short.BYTES + IP_HEADER + UDP);
        frame.put(new MacAddress(GATEWAY).bytes()).put(new MacAddress(from).bytes());
        for (int i = 0; i < tags; i++) {
            frame.putShort(ETH_P_8021Q).putShort((short) 0);
        }
        frame.putShort(ETH_P_IP).put(header());
        frame.putShort((short) port).putShort((short) port).putShort((short) UDP);
        return frame.putShort((short) 0).put((byte) 42).array(); // a checksum of zero is none
    }

    private byte[] header() {
        ByteBuffer header = ByteBuffer.allocate(IP_HEADER);
        header.putShort((short) 0x4500).putShort((short) (IP_HEADER + UDP)).putInt(0);
        header.put((byte) 64).put((byte) 17).putShort((short) 0);
        header.putInt(from.bits()).putInt(to.bits());
        return header.putShort(10, Redirect.checksum(header)).array();
    }
}
