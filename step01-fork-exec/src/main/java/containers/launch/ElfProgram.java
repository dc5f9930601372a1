package containers.launch;

import containers.kernel.Architecture;
import containers.kernel.CallList;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * A list of calls as a program of its own: a file that any shell can start, of a few hundred bytes and no libraries.
 *
 * <p>It serves for experiments inside containers, where there is no Java. The file has the same instructions and the
 * same rows as a launched child. Its format is elf(5): a header, and two segments that the kernel maps into memory, the
 * instructions (readable, executable) and the rows (readable, writable).
 */
public final class ElfProgram {

    private static final long CODE_ADDRESS = 0x40_0000;
    // Segments start at multiples of the page size, which is up to 64 KiB on aarch64.
    private static final int PAGE = 0x1_0000;
    private static final long ROWS_ADDRESS = CODE_ADDRESS + PAGE;

    private static final int HEADER_SIZE = 64;
    private static final int SEGMENT_SIZE = 56;
    private static final int ENTRY = HEADER_SIZE + 2 * SEGMENT_SIZE;

    private static final int READ = 4;
    private static final int WRITE = 2;
    private static final int EXECUTE = 1;

    private ElfProgram() {}

    /** The file's content. Where a call fails that must succeed, the program exits with status 1. */
    public static byte[] of(CallList calls) {
        Architecture architecture = Architecture.current();
        byte[] loop = LaunchStub.loop(architecture);
        int rows = RowTable.sizeOf(calls);
        ByteBuffer elf = ByteBuffer.allocate(PAGE + rows).order(ByteOrder.LITTLE_ENDIAN);
        putHeader(elf, architecture);
        putSegment(elf, 0, CODE_ADDRESS, PAGE, READ | EXECUTE);
        putSegment(elf, PAGE, ROWS_ADDRESS, rows, READ | WRITE);
        elf.put(loadRowsAddress(architecture)).put(loop);
        new RowTable(calls, elf, ROWS_ADDRESS - PAGE, PAGE);
        return Arrays.copyOf(elf.array(), elf.capacity());
    }

    private static void putHeader(ByteBuffer elf, Architecture architecture) {
        elf.put(new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0}); // 64-bit, little-endian
        elf.putShort((short) 2); // ET_EXEC
        elf.putShort((short) (architecture == Architecture.X86_64 ? 62 : 183)); // EM_X86_64, EM_AARCH64
        elf.putInt(1);
        elf.putLong(CODE_ADDRESS + ENTRY);
        elf.putLong(HEADER_SIZE).putLong(0).putInt(0);
        elf.putShort((short) HEADER_SIZE).putShort((short) SEGMENT_SIZE).putShort((short) 2);
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

    /** The instructions that put the rows' address where the loop expects it: in %rbx, or in x19. */
    private static byte[] loadRowsAddress(Architecture architecture) {
        ByteBuffer code = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
        if (architecture == Architecture.X86_64) {
            code.put((byte) 0xbb).putInt((int) ROWS_ADDRESS); // mov $ROWS_ADDRESS, %ebx
        } else {
            code.putInt(0xd2a0_0013 | (int) (ROWS_ADDRESS >> 16) << 5); // movz x19, #ROWS_ADDRESS >> 16, lsl #16
        }
        return Arrays.copyOf(code.array(), code.position());
    }
}
