package containers.netlink;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * A message from the kernel.
 *
 * @param type its number
 * @param content what follows the message's header: another header, then attributes
 */
@SuppressWarnings("ArrayRecordComponent") // Nobody writes there.
public record Reply(int type, byte[] content) {

    public boolean is(Code code) {
        return type == code.number();
    }

    /** To read the fields of the header that its content begins with, in the processor's order. */
    public ByteBuffer header() {
        return ByteBuffer.wrap(content)
                .order(ByteOrder.nativeOrder())
                .asReadOnlyBuffer()
                .order(ByteOrder.nativeOrder());
    }

    /**
     * What follows that.
     *
     * @param header how many bytes it has
     */
    public Attributes attributes(int header) {
        return Attributes.of(Arrays.copyOfRange(content, header, content.length));
    }
}
