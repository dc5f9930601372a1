package containers.program;

import containers.kernel.Architecture;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The file format that the kernel runs: elf(5).
 *
 * <p>A header, then three segments that the kernel maps into memory: the code (readable, executable), the data (readable,
 * writable) and what is told of failures (readable). In memory each starts a page further than in the file: so no two of
 * them share a page, and nothing has to be filled up between them.
 */
final class Elf {

    private static final long CODE_ADDRESS = 0x40_0000;

    // Pages have up to 64 KiB on aarch64.
    private static final int PAGE = 0x1_0000;

    private static final int HEADER_SIZE = 64;
    private static final int SEGMENT_SIZE = 56;
    private static final int SEGMENTS = 3;

    /** Behind the headers: a few words about the program, then the first row's address, then the code. */
    static final int TABLE = HEADER_SIZE + SEGMENTS * SEGMENT_SIZE;

    static final int TABLE_WORDS = 6;
    private static final int FIRST_ROW = TABLE + TABLE_WORDS * Long.BYTES;
    private static final int ENTRY = FIRST_ROW + Long.BYTES;

    private static final int READ = 4;
    private static final int WRITE = 2;
    private static final int EXECUTE = 1;

    private final Architecture architecture;
    private final byte[] code;
    private final byte[] readOnly;

    /** A file for that processor, with something behind the code that nobody can write to. */
    Elf(Architecture architecture, byte[] readOnly) {
        this.architecture = architecture;
        this.code = RowLoop.code(architecture);
        this.readOnly = readOnly;
    }

    /** Where that begins. */
    long constantsAddress() {
        return CODE_ADDRESS + readOnlyOffset();
    }

    private int readOnlyOffset() {
        return (ENTRY + code.length + Long.BYTES - 1) & -Long.BYTES;
    }

    /** Of the headers, the code and what is behind it together. */
    int codeLength() {
        return readOnlyOffset() + readOnly.length;
    }

    long dataAddress() {
        return CODE_ADDRESS + codeLength() + PAGE;
    }

    /** The same for what is behind data of that size. */
    long storyAddress(int data) {
        return dataAddress() + data + PAGE;
    }

    /** All three. */
    long[] addresses(int data) {
        return new long[] {CODE_ADDRESS, dataAddress(), storyAddress(data)};
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

    byte[] file(long firstRow, long[] table, byte[] data, byte[] story) {
        int behindCode = codeLength();
        int behindData = behindCode + data.length;
        ByteBuffer elf = ByteBuffer.allocate(behindData + story.length).order(ByteOrder.LITTLE_ENDIAN);
        putHeader(elf);
        putSegment(elf, 0, CODE_ADDRESS, behindCode, READ | EXECUTE);
        putSegment(elf, behindCode, dataAddress(), data.length, READ | WRITE);
        putSegment(elf, behindData, storyAddress(data.length), story.length, READ);
        for (long word : table) {
            elf.putLong(word);
        }
        elf.putLong(firstRow).put(code).put(readOnlyOffset(), readOnly);
        return elf.put(behindCode, data).put(behindData, story).array();
    }

    private void putHeader(ByteBuffer elf) {
        elf.put(new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0}); // 64-bit, little-endian
        elf.putShort((short) 2); // ET_EXEC
        elf.putShort((short) (architecture == Architecture.X86_64 ? 62 : 183)); // EM_X86_64, EM_AARCH64
        elf.putInt(1);
        elf.putLong(CODE_ADDRESS + ENTRY);
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
