package containers.program;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;

/** What a program only reads, one thing behind the other, each at a multiple of eight. */
final class Values {

    private final long start;
    private ByteBuffer bytes = ByteBuffer.allocate(1 << 14).order(ByteOrder.LITTLE_ENDIAN);

    /** @param start the first byte's address, a multiple of eight */
    Values(long start) {
        this.start = start;
    }

    /** Adds a word, and tells its address. */
    long putLong(long value) {
        ensure(Long.BYTES);
        long address = end();
        bytes.putLong(value);
        return address;
    }

    /** Adds words, and tells the first one's address. */
    long putLongs(List<Long> values) {
        long address = end();
        for (long value : values) {
            putLong(value);
        }
        return address;
    }

    /** Adds bytes, and tells the first one's address. */
    long put(byte[] content) {
        ensure(content.length + Long.BYTES);
        long address = end();
        bytes.put(content);
        bytes.position((bytes.position() + Long.BYTES - 1) & -Long.BYTES);
        return address;
    }

    /** Where the next one will be. */
    long end() {
        return start + bytes.position();
    }

    byte[] bytes() {
        return Arrays.copyOf(bytes.array(), bytes.position());
    }

    private void ensure(int more) {
        if (bytes.remaining() < more) {
            int size = Math.addExact(bytes.position(), Math.max(more, bytes.position()));
            bytes = ByteBuffer.wrap(Arrays.copyOf(bytes.array(), size))
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .position(bytes.position());
        }
    }
}
