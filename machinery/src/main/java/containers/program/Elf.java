package containers.program;

import containers.kernel.Architecture;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The file format that the kernel runs: elf(5).
 *
 * <p>A header, then three segments that the kernel maps into memory: what changes while the program runs (readable,
 * writable), with the header before it; the code and what it reads (readable, executable); and what is told of failures
 * (readable). In memory each starts some pages further than in the file: so no two of them share a page there.
 */
final class Elf {

    private static final long START = 0x40_0000;

    // Pages have up to 64 KiB on aarch64.
    private static final int PAGE = 0x1_0000;

    // What changes is copied page by page, and most pages have 4 KiB. None is to hold code, too.
    private static final int SMALL_PAGE = 0x1000;

    private static final int HEADER_SIZE = 64;
    private static final int SEGMENT_SIZE = 56;
    private static final int SEGMENTS = 3;

    /** Behind the headers: a few words about the program, then what changes. */
    static final int TABLE = HEADER_SIZE + SEGMENTS * SEGMENT_SIZE;

    static final int TABLE_WORDS = 6;

    /** Where what changes begins, in the file and in memory. */
    static final int DATA = TABLE + TABLE_WORDS * Long.BYTES;

    static final long DATA_ADDRESS = START + DATA;

    private static final int READ = 4;
    private static final int WRITE = 2;
    private static final int EXECUTE = 1;

    private final Architecture architecture;
    private final byte[] loop;
    private final byte[] constants;
    private final int code;

    /**
     * A file for that processor.
     *
     * @param constants what stands behind the loop
     * @param data how many bytes change
     */
    Elf(Architecture architecture, byte[] constants, int data) {
        this.architecture = architecture;
        this.loop = RowLoop.code(architecture);
        this.constants = constants;
        this.code = (DATA + data + SMALL_PAGE - 1) & -SMALL_PAGE;
    }

    /** Where the code begins in memory: with the first row's address, then the loop. */
    private long codeAddress() {
        return START + code + PAGE;
    }

    private int constantsOffset() {
        return code + ((Long.BYTES + loop.length + Long.BYTES - 1) & -Long.BYTES);
    }

    long constantsAddress() {
        return codeAddress() + constantsOffset() - code;
    }

    /** Where in the file the rows begin. */
    int rowsOffset() {
        return constantsOffset() + constants.length;
    }

    long rowsAddress() {
        return codeAddress() + rowsOffset() - code;
    }

    /** Where the story begins in memory, behind rows and values of that size. */
    long storyAddress(int rows) {
        return rowsAddress() + rows + PAGE;
    }

    /** All three segments in memory: each one's address and size, for rows, values and a story of these sizes. */
    long[] pieces(int rows, int story) {
        return new long[] {START, code, codeAddress(), rowsOffset() - code + rows, storyAddress(rows), story};
    }

    /** Where in the file that address is. */
    static int offset(ByteBuffer file, long address) {
        for (int i = 0; i < SEGMENTS; i++) {
            int segment = HEADER_SIZE + i * SEGMENT_SIZE;
            long start = file.getLong(segment + 16);
            if (address >= start && address < start + file.getLong(segment + 32)) {
                return (int) (address - start + file.getLong(segment + 8));
            }
        }
        throw new IllegalArgumentException("the program has nothing at 0x" + Long.toHexString(address));
    }

    /** All of it. The pieces follow each other in the file, what changes with zeros behind it. */
    byte[] file(long[] table, byte[] data, byte[] rows, byte[] story) {
        int behindCode = rowsOffset() + rows.length;
        ByteBuffer elf = ByteBuffer.allocate(behindCode + story.length).order(ByteOrder.LITTLE_ENDIAN);
        putHeader(elf);
        long[] pieces = pieces(rows.length, story.length);
        putSegment(elf, 0, pieces[0], pieces[1], READ | WRITE);
        putSegment(elf, code, pieces[2], pieces[3], READ | EXECUTE);
        putSegment(elf, behindCode, pieces[4], pieces[5], READ);
        for (long word : table) {
            elf.putLong(word);
        }
        elf.put(data).position(code).putLong(rowsAddress()).put(loop);
        elf.put(constantsOffset(), constants);
        return elf.put(rowsOffset(), rows).put(behindCode, story).array();
    }

    private void putHeader(ByteBuffer elf) {
        elf.put(new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0}); // 64-bit, little-endian
        elf.putShort((short) 2); // ET_EXEC
        elf.putShort((short) (architecture == Architecture.X86_64 ? 62 : 183)); // EM_X86_64, EM_AARCH64
        elf.putInt(1);
        elf.putLong(codeAddress() + Long.BYTES);
        elf.putLong(HEADER_SIZE).putLong(0).putInt(0);
        elf.putShort((short) HEADER_SIZE).putShort((short) SEGMENT_SIZE).putShort((short) SEGMENTS);
        elf.putShort((short) 0).putShort((short) 0).putShort((short) 0);
    }

    private static void putSegment(ByteBuffer elf, long offset, long address, long size, int protection) {
        elf.putInt(1).putInt(protection); // PT_LOAD
        elf.putLong(offset)
                .putLong(address)
                .putLong(address)
                .putLong(size)
                .putLong(size)
                .putLong(PAGE);
    }
}
