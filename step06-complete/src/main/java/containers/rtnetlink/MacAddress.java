package containers.rtnetlink;

import containers.addresses.Ipv4Address;
import java.nio.ByteBuffer;
import java.util.HexFormat;

/**
 * What an interface is called on its own wire.
 *
 * <p>It is made from the IP address, as Docker's is. So whoever has the address next has the same, and nobody talks to a
 * container that is no more because of what was true a minute ago: arp(7).
 *
 * @param address the IP address
 */
public record MacAddress(Ipv4Address address) {

    private static final int SIZE = 6;

    /** Not a manufacturer's. */
    private static final short LOCAL = 0x0242;

    public byte[] bytes() {
        return ByteBuffer.allocate(SIZE).putShort(LOCAL).putInt(address.bits()).array();
    }

    @Override
    public String toString() {
        return HexFormat.ofDelimiter(":").formatHex(bytes());
    }
}
