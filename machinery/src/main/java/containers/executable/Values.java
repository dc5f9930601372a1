package containers.executable;

import containers.kernel.KernelText;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a program only reads, one thing behind the other, each at a multiple of eight. Words and texts that are the same are
 * there once; of structures, the same array: to compare bytes takes long.
 */
final class Values {

    private final long start;

    // Many keys are addresses, multiples of eight. In a small table they would meet, and Java would then compare
    // classes. No key is a record: its hashCode is put together at run time, and that takes long.
    private Map<Object, Long> known = new HashMap<>(1 << 12);

    private ByteBuffer bytes = ByteBuffer.allocate(1 << 14).order(ByteOrder.LITTLE_ENDIAN);

    /** @param start the first byte's address, a multiple of eight */
    Values(long start) {
        this.start = start;
    }

    /** What is there needn't be here. Those can't be added to any more: they know what is here, too. */
    void knowWhatIsIn(Values others) {
        known = others.known;
    }

    /** The address of a word. */
    long word(long value) {
        Long address = known.get(value);
        return address != null ? address : remember(value, putLong(value));
    }

    /** The address of the first of several words. */
    long words(List<Long> values) {
        Long address = known.get(values);
        return address != null ? address : remember(values, putLongs(values));
    }

    /** The address of a text, with a zero byte behind it. */
    long text(String text) {
        Long address = known.get(text);
        return address != null ? address : remember(text, put(KernelText.bytes(text)));
    }

    /**
     * The address of a structure that the kernel reads. Sometimes it would write there if it could: it leaves in ppoll(2)'s
     * time-out what remains of it, and a row that is made again needs the whole. It forgives that it can't.
     */
    long constant(byte[] content) {
        if (content.length == Long.BYTES) {
            return word(ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN).getLong());
        }
        Long address = known.get(content);
        return address != null ? address : remember(content, put(content));
    }

    private long remember(Object value, long address) {
        known.put(value, address);
        return address;
    }

    private long putLong(long value) {
        ensure(Long.BYTES);
        long address = end();
        bytes.putLong(value);
        return address;
    }

    private long putLongs(List<Long> values) {
        long address = end();
        for (long value : values) {
            putLong(value);
        }
        return address;
    }

    /** What is behind it is zero. */
    private long put(byte[] content) {
        ensure(content.length + Long.BYTES);
        long address = end();
        bytes.put(content);
        bytes.position((bytes.position() + Long.BYTES) & -Long.BYTES);
        return address;
    }

    /** Where the next one will be. */
    long end() {
        return start + bytes.position();
    }

    /** Writes them there. */
    void write(ByteBuffer to) {
        to.put(bytes.array(), 0, bytes.position());
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
