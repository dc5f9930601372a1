package containers.netlink;

import containers.kernel.Errno;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * The kernel's word that a message was carried out, or why it wasn't: {@code struct nlmsgerr}, or behind a list the number
 * only.
 *
 * @param errno its number, 0 for none
 * @param explanation in words, empty for none
 */
record Acknowledgement(int errno, String explanation) {

    /** The error, then the header of the message that it is about. */
    private static final int SIZE = 20;

    private enum Words implements Code {
        NLMSGERR_ATTR_MSG(1);

        private final int number;

        Words(int number) {
            this.number = number;
        }

        @Override
        public int number() {
            return number;
        }
    }

    /** The one that is the content of a message. */
    static Acknowledgement of(byte[] content) {
        int errno = -ByteBuffer.wrap(content).order(ByteOrder.nativeOrder()).getInt();
        byte[] rest = content.length > SIZE ? Arrays.copyOfRange(content, SIZE, content.length) : new byte[0];
        return new Acknowledgement(
                errno, Attributes.of(rest).text(Words.NLMSGERR_ATTR_MSG).orElse(""));
    }

    void check(Request request) {
        if (errno > 0) {
            throw new NetlinkException(request, Errno.of(errno), explanation);
        }
    }
}
