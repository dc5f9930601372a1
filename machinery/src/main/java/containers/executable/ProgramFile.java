package containers.executable;

import containers.kernel.Architecture;
import containers.kernel.Argument;
import containers.kernel.Call;
import containers.program.Program;
import containers.program.Row;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/**
 * A program as the file that the kernel runs, or as two.
 *
 * <p>What changes while it runs comes first (see {@link Layout}); then the code, the rows that last, and what their calls
 * only read, values and strings. What passes comes last, in a segment of its own: rows that aren't needed to the end, and
 * what is told when something fails ({@link Story}).
 */
public final class ProgramFile {

    /** The result of a row that wasn't made: the kernel returns no such number. */
    public static final long NOT_MADE = Long.MIN_VALUE;

    private final Program program;
    private final List<Row> rows;
    private final Architecture architecture;
    private final Layout layout;
    private final RowTable lasting;
    private final Addresses addresses;
    private final long zero;

    private final Elf elf;
    private final TwoFiles files;

    private ProgramFile(Program program, Architecture architecture, boolean apart) {
        program.check();
        this.program = program;
        this.rows = program.rows();
        this.architecture = architecture;
        this.layout = new Layout(program, Elf.DATA_ADDRESS);
        this.elf = new Elf(architecture, apart, layout.size());
        this.lasting = new RowTable(elf.rowsAddress(), program, false);
        this.addresses = new Addresses(program, layout, lasting);
        this.zero = addresses.placeOf(Argument.NULL, lasting.values());
        this.files = write();
    }

    /** The file for the processor that this JVM runs on. */
    public static ProgramFile of(Program program) {
        return of(program, Architecture.current());
    }

    public static ProgramFile of(Program program, Architecture architecture) {
        return new ProgramFile(program, architecture, false);
    }

    /** The same as two files: what the program forgets takes no memory then. */
    public static ProgramFile inTwo(Program program) {
        return new ProgramFile(program, Architecture.current(), true);
    }

    public TwoFiles files() {
        return files;
    }

    /** What is in the file, or in both. */
    public byte[] content() {
        return files.both();
    }

    /** Where in it a row begins. */
    public int offset(Row row) {
        return Elf.offset(ByteBuffer.wrap(content()).order(ByteOrder.LITTLE_ENDIAN), address(row));
    }

    /** Where in memory it is. */
    long address(Row row) {
        return addresses.row(row.index());
    }

    /** How many bytes of it change while it runs: what {@link Program#report} writes. */
    public int reportSize() {
        return layout.size();
    }

    /** What a running program has in memory, given what {@link Program#report} wrote. */
    public ProgramMemory memory(byte[] report) {
        byte[] now = content();
        System.arraycopy(report, 0, now, Elf.DATA, report.length);
        return new ProgramMemory(now);
    }

    /** Where in the file a buffer's bytes begin. */
    public int offset(byte[] buffer) {
        return Elf.DATA + layout.offset(layout.buffer(buffer));
    }

    /** First what lasts: so it finds its values there, and others may use these, too. */
    private TwoFiles write() {
        writeRows(lasting);
        int size = lasting.size();
        RowTable passing = new RowTable(elf.passingRowsAddress(size), program, true);
        addresses.place(passing);
        passing.values().knowWhatIsIn(lasting.values());
        writeRows(passing);
        Story story = new Story(passing.values().end(), program);
        for (Row row : rows) {
            writeSuccessors(lasting.has(row.index()) ? lasting : passing, row, story.tellings(row));
        }
        byte[] last = passing.bytes(story);
        layout.patch(program.errors(), 0, story.errors());
        writePieces(elf.pieces(size, last.length));
        return elf.files(addresses.row(0), table(story), layout.bytes(), lasting.bytes(), last);
    }

    private void writeRows(RowTable table) {
        for (Row row : rows) {
            if (table.has(row.index())) {
                writeRow(table, row);
            }
        }
    }

    private void writePieces(long[] pieces) {
        for (int i = 0; i < pieces.length; i++) {
            layout.patch(program.pieces(), i * Long.BYTES, pieces[i]);
        }
        long start = Elf.startOfPage(pieces[4]); // munmap(2) takes whole pages
        layout.patch(program.passingAddress(), 0, start);
        layout.patch(program.passingSize(), 0, pieces[4] + pieces[5] - start);
    }

    /** What {@link ProgramMemory} needs to know to read the file. */
    private long[] table(Story story) {
        return new long[] {
            layout.buffer(program.failed()),
            layout.buffer(program.status()),
            layout.buffer(program.child()),
            story.address(),
            story.length(),
        };
    }

    // tag::row[]
    private void writeRow(RowTable table, Row row) {
        int index = row.index();
        Call call = row.call();
        table.put(index, RowLoop.NUMBER, call.name().number(architecture));
        List<Argument> arguments = call.arguments();
        int count = arguments.size();
        for (int i = 0; i < 6; i++) {
            long address = i < count ? addresses.placeOf(arguments.get(i), table.values()) : zero;
            table.put(index, RowLoop.ARGUMENTS + i * Integer.BYTES, address);
        }
        table.put(index, RowLoop.RESULT, layout.result(index));
    }

    /** For this, all rows have to have their places. */
    private void writeSuccessors(RowTable table, Row row, long tellings) {
        int index = row.index();
        table.put(index, RowLoop.AFTER_POSITIVE, addresses.row(row.afterPositive()));
        table.put(index, RowLoop.AFTER_ZERO, addresses.row(row.afterZero()));
        table.put(index, RowLoop.AFTER_FAILURE, addresses.row(row.afterFailure()));
        table.put(index, RowLoop.TELLINGS, tellings);
    }
    // end::row[]
}
