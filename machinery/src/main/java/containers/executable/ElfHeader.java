package containers.executable;

import containers.kernel.Architecture;
import java.nio.ByteBuffer;

/** The first bytes of a file that the kernel runs: which processor it is for, where it begins, and a list of segments. */
final class ElfHeader {

    static final int READ = 4;
    static final int WRITE = 2;
    static final int EXECUTE = 1;

    private static final int SIZE = 64;
    private static final int SEGMENT_SIZE = 56;
    private static final int COUNT = 56;
    private static final long ALIGNMENT = 0x1_0000;

    private static final int PT_NULL = 0;
    private static final int PT_LOAD = 1;
    private static final int PT_INTERP = 3;

    private final ByteBuffer file;

    /** A stretch of the file, and where it is in memory. */
    record Segment(long offset, long address, long size) {}

    /** Begins the file: with no segment. */
    ElfHeader(ByteBuffer file, Architecture architecture, long entry) {
        this.file = file;
        file.put(new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0}); // 64-bit, little-endian
        file.putShort((short) 2); // ET_EXEC
        file.putShort((short) (architecture == Architecture.X86_64 ? 62 : 183)); // EM_X86_64, EM_AARCH64
        file.putInt(1);
        file.putLong(entry);
        file.putLong(SIZE).putLong(0).putInt(0);
        file.putShort((short) SIZE).putShort((short) SEGMENT_SIZE).putShort((short) 0);
        file.putShort((short) 0).putShort((short) 0).putShort((short) 0);
    }

    /** How many bytes it has with so many segments. */
    static int size(int segments) {
        return SIZE + segments * SEGMENT_SIZE;
    }

    /** Adds a segment that the kernel maps. */
    void load(long offset, long address, long size, int protection) {
        add(PT_LOAD, offset, address, size, protection);
    }

    /** Adds one that the kernel passes over: another file holds it. */
    void elsewhere(long offset, long address, long size) {
        add(PT_NULL, offset, address, size, 0);
    }

    /** Says where the path of the interpreter is. */
    void interpreter(long offset, long size) {
        add(PT_INTERP, offset, 0, size, 0);
    }

    private void add(int type, long offset, long address, long size, int protection) {
        file.putInt(type).putInt(protection);
        file.putLong(offset).putLong(address).putLong(address);
        file.putLong(size).putLong(size).putLong(ALIGNMENT);
        file.putShort(COUNT, (short) (file.getShort(COUNT) + 1));
    }

    /** The segment of that number, from 0. */
    static Segment segment(ByteBuffer file, int number) {
        int at = size(number);
        return new Segment(file.getLong(at + 8), file.getLong(at + 16), file.getLong(at + 32));
    }
}
