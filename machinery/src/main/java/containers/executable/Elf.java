package containers.executable;

import containers.kernel.Architecture;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * The file format that the kernel runs: elf(5).
 *
 * <p>A header, then three segments that the kernel maps into memory: what changes while the program runs (readable,
 * writable), with the header before it; the code and what it reads (readable, executable); and what passes: the rows that
 * aren't needed to the end, and what is told of failures (readable). In memory each starts some pages further than in the
 * file: so no two of them share a page there.
 *
 * <p>What passes may be a file of its own. To the kernel it is the program's <em>interpreter</em> then: it maps both, and
 * begins where the interpreter says. For other programs that is the dynamic linker, ld.so(8).
 */
final class Elf {

    private static final long START = 0x40_0000;

    // Pages have up to 64 KiB on aarch64.
    private static final int PAGE = 0x1_0000;

    // What changes is copied page by page, and most pages have 4 KiB. None is to hold code, too.
    private static final int SMALL_PAGE = 0x1000;

    private static final int SEGMENTS = 3;

    /** Behind the headers: the path of the interpreter, where there is one. It ends with a zero byte. */
    static final int INTERPRETER = ElfHeader.size(SEGMENTS + 1);

    static final int INTERPRETER_SIZE = 32;

    /** Then a few words about the program, then what changes. */
    static final int TABLE = INTERPRETER + INTERPRETER_SIZE;

    static final int TABLE_WORDS = 5;

    /** Where what changes begins, in the file and in memory. */
    static final int DATA = TABLE + TABLE_WORDS * Long.BYTES;

    static final long DATA_ADDRESS = START + DATA;

    /** How far into a file of its own what passes begins. */
    private static final int PASSING_HEADER = ElfHeader.size(1);

    private final Architecture architecture;
    private final boolean apart;
    private final byte[] loop;
    private final int code;

    /**
     * A file for that processor, or two.
     *
     * @param apart whether what passes is a file of its own
     * @param data how many bytes change
     */
    Elf(Architecture architecture, boolean apart, int data) {
        this.architecture = architecture;
        this.apart = apart;
        this.loop = RowLoop.code(architecture);
        this.code = (DATA + data + SMALL_PAGE - 1) & -SMALL_PAGE;
    }

    /** Where the code begins in memory: with the first row's address, then the loop. */
    private long codeAddress() {
        return START + code + PAGE;
    }

    private int rowsOffset() {
        return code + ((Long.BYTES + loop.length + Long.BYTES - 1) & -Long.BYTES);
    }

    long rowsAddress() {
        return codeAddress() + rowsOffset() - code;
    }

    /** Where the passing rows begin in memory, behind lasting rows and values of that size. */
    long passingRowsAddress(int lasting) {
        return passingAddress(lasting) + (apart ? PASSING_HEADER : 0);
    }

    private long passingAddress(int lasting) {
        long behind = rowsAddress() + lasting;
        return apart ? startOfPage(behind + PAGE - 1) : behind + PAGE;
    }

    /** The page that an address is in: no other segment has any of it. */
    static long startOfPage(long address) {
        return address & -PAGE;
    }

    /** All three segments in memory: each one's address and size, for rows and values of these sizes. */
    long[] pieces(int lasting, int passing) {
        return new long[] {
            START,
            code,
            codeAddress(),
            rowsOffset() - code + lasting,
            passingAddress(lasting),
            apart ? wholePages(PASSING_HEADER + passing) : passing
        };
    }

    /**
     * A file of its own ends with a page. Before Linux 6.7 the kernel cleared the rest of an interpreter's last page, also of
     * one that nobody may write to, and ended a program in which it couldn't.
     */
    private int wholePages(int size) {
        int page = architecture == Architecture.X86_64 ? SMALL_PAGE : PAGE;
        return (size + page - 1) & -page;
    }

    /** Where in the file that address is. In two files, one behind the other, it is the same. */
    static int offset(ByteBuffer file, long address) {
        for (int i = 0; i < SEGMENTS; i++) {
            ElfHeader.Segment segment = ElfHeader.segment(file, i);
            if (address >= segment.address() && address < segment.address() + segment.size()) {
                return (int) (address - segment.address() + segment.offset());
            }
        }
        throw new IllegalArgumentException("the program has nothing at 0x" + Long.toHexString(address));
    }

    /**
     * All of it. The pieces follow each other in the file, what changes with zeros behind it.
     *
     * @param first the address of the first row
     */
    TwoFiles files(long first, long[] table, byte[] data, byte[] lasting, byte[] passing) {
        long[] pieces = pieces(lasting.length, passing.length);
        int behindCode = rowsOffset() + lasting.length;
        byte[] file = new byte[behindCode + (apart ? 0 : passing.length)];
        ByteBuffer elf = littleEndian(file);
        ElfHeader header = new ElfHeader(elf, architecture, entry());
        header.load(0, pieces[0], pieces[1], ElfHeader.READ | ElfHeader.WRITE);
        header.load(code, pieces[2], pieces[3], ElfHeader.READ | ElfHeader.EXECUTE);
        if (apart) {
            header.elsewhere(behindCode, pieces[4], pieces[5]);
            header.interpreter(INTERPRETER, INTERPRETER_SIZE);
        } else {
            header.load(behindCode, pieces[4], pieces[5], ElfHeader.READ);
            elf.put(behindCode, passing);
        }
        elf.position(TABLE);
        for (long word : table) {
            elf.putLong(word);
        }
        elf.put(data).position(code).putLong(first).put(loop);
        elf.put(rowsOffset(), lasting);
        return new TwoFiles(file, apart ? passingFile(pieces[4], passing) : new byte[0]);
    }

    private byte[] passingFile(long address, byte[] passing) {
        byte[] file = new byte[wholePages(PASSING_HEADER + passing.length)];
        ByteBuffer elf = littleEndian(file);
        new ElfHeader(elf, architecture, entry()).load(0, address, file.length, ElfHeader.READ);
        elf.put(PASSING_HEADER, passing);
        return file;
    }

    private long entry() {
        return codeAddress() + Long.BYTES;
    }

    private static ByteBuffer littleEndian(byte[] file) {
        return ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Writes down where the kernel finds the interpreter. */
    static void putInterpreter(byte[] file, String path) {
        byte[] name = path.getBytes(StandardCharsets.US_ASCII);
        if (name.length >= INTERPRETER_SIZE) {
            throw new IllegalArgumentException("there is no room for the path " + path);
        }
        ByteBuffer.wrap(file).put(INTERPRETER, new byte[INTERPRETER_SIZE]).put(INTERPRETER, name);
    }
}
