package containers.nftables;

import static containers.nftables.NftAttribute.NFTA_DATA_VALUE;

import containers.netlink.Attribute;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Locale;

/** Values that packets are compared with, in words of four bytes. */
final class Words {

    private Words() {}

    /** What is no part of a packet is in the processor's order. */
    static byte[] ofHost(int value) {
        return ByteBuffer.allocate(Integer.BYTES)
                .order(ByteOrder.nativeOrder())
                .putInt(value)
                .array();
    }

    static Attribute attribute(byte[] bytes) {
        return Attribute.bytes(NFTA_DATA_VALUE, bytes, text(bytes));
    }

    /** As the processor reads them. */
    static String text(byte[] bytes) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < bytes.length; i += Integer.BYTES) {
            int word = 0;
            for (int j = 0; j < Integer.BYTES && i + j < bytes.length; j++) {
                word |= (bytes[i + j] & 0xFF) << (j * Byte.SIZE);
            }
            text.append(String.format(Locale.ROOT, i == 0 ? "0x%08x" : " 0x%08x", word));
        }
        return text.toString();
    }
}
