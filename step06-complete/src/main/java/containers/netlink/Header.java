package containers.netlink;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * What stands in front of a message's attributes: a structure of fixed size, another one for each family of messages.
 *
 * @param content its bytes
 * @param text as a person would read it: {@code {ifi_index=3}}
 */
@SuppressWarnings("ArrayRecordComponent") // Nobody writes there.
public record Header(byte[] content, String text) {

    /** None. */
    public static final Header NONE = new Header(new byte[0], "");

    /** An empty buffer of that many bytes, in the processor's order, as all fields have but those of network packets. */
    public static ByteBuffer buffer(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.nativeOrder());
    }

    @Override
    public String toString() {
        return text;
    }
}
