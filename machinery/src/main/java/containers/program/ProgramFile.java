package containers.program;

import containers.kernel.Architecture;
import containers.kernel.Argument;
import containers.kernel.Call;
import containers.kernel.KernelText;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/**
 * A program as the file that the kernel runs.
 *
 * <p>What changes while it runs comes first (see {@link Layout}); then the code, the rows, and what the calls only read,
 * values and strings. What is told when something fails comes last ({@link Story}), in a segment of its own: a page that
 * nobody reads takes no memory.
 */
public final class ProgramFile {

    /** The result of a row that wasn't made: the kernel returns no such number. */
    public static final long NOT_MADE = Long.MIN_VALUE;

    private final Program program;
    private final Architecture architecture;
    private final Layout layout;
    private final ByteBuffer data;
    private final int[] rows;
    private final Values values;
    private final Constants constants;
    private final long zero;

    // Many keys are addresses, multiples of eight. In a small table they would meet, and Java would then compare
    // classes.
    private final Map<Object, Long> known = new HashMap<>(1 << 12);

    private final Elf elf;
    private final byte[] content;

    private ProgramFile(Program program, Architecture architecture) {
        this.program = program;
        this.architecture = architecture;
        this.constants = new Constants(program);
        this.layout = new Layout(program, Elf.DATA_ADDRESS);
        this.elf = new Elf(architecture, constants.bytes(), layout.size());
        this.data = ByteBuffer.allocate(layout.size()).order(ByteOrder.LITTLE_ENDIAN);
        this.rows = new int[program.rows().size() * RowLoop.ROW_SIZE / Integer.BYTES];
        this.values = new Values(address(program.rows().size()));
        this.zero = placeOf(Argument.NULL);
        this.content = write();
    }

    /** The file for the processor that this JVM runs on. */
    public static ProgramFile of(Program program) {
        return of(program, Architecture.current());
    }

    public static ProgramFile of(Program program, Architecture architecture) {
        return new ProgramFile(program, architecture);
    }

    /** What is in it. */
    public byte[] content() {
        return content;
    }

    /** Where in it the rows begin. */
    public int rowsAt() {
        return elf.rowsOffset();
    }

    /** How many bytes of it change while it runs: what {@link Program#report} writes. */
    public int reportSize() {
        return layout.size();
    }

    /** What a running program has in memory, given what {@link Program#report} wrote. */
    public ProgramMemory memory(byte[] report) {
        byte[] now = content.clone();
        System.arraycopy(report, 0, now, Elf.DATA, report.length);
        return new ProgramMemory(now);
    }

    /** Where in the file a buffer's bytes begin. */
    public int offset(byte[] buffer) {
        return Elf.DATA + inData(layout.buffer(buffer));
    }

    private byte[] write() {
        for (Map.Entry<byte[], Long> buffer : layout.buffers().entrySet()) {
            data.put(inData(buffer.getValue()), buffer.getKey());
        }
        for (Row row : program.rows()) {
            writeRow(row);
        }
        byte[] read = values.bytes();
        int size = rows.length * Integer.BYTES + read.length;
        Story story = new Story(elf.storyAddress(size), program);
        for (Row row : program.rows()) {
            put(row, RowLoop.TELLINGS, story.tellings(row));
        }
        patch(program.errors(), 0, story.errors());
        writePieces(elf.pieces(size, story.bytes().length));
        ByteBuffer behindCode = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
        behindCode.asIntBuffer().put(rows);
        behindCode.put(size - read.length, read);
        return elf.file(table(story), data.array(), behindCode.array(), story.bytes());
    }

    private void writePieces(long[] pieces) {
        for (int i = 0; i < pieces.length; i++) {
            patch(program.pieces(), i * Long.BYTES, pieces[i]);
        }
    }

    /** What {@link ProgramMemory} needs to know to read the file. */
    private long[] table(Story story) {
        return new long[] {
            address(0),
            layout.buffer(program.failed()),
            layout.buffer(program.status()),
            layout.buffer(program.child()),
            story.address(),
            story.length(),
        };
    }

    // tag::row[]
    private void writeRow(Row row) {
        Call call = row.call();
        put(row, RowLoop.NUMBER, call.name().number(architecture));
        for (int i = 0; i < 6; i++) {
            long address =
                    i < call.arguments().size() ? placeOf(call.arguments().get(i)) : zero;
            put(row, RowLoop.ARGUMENTS + i * Integer.BYTES, address);
        }
        put(row, RowLoop.AFTER_POSITIVE, address(row.afterPositive()));
        put(row, RowLoop.AFTER_ZERO, address(row.afterZero()));
        put(row, RowLoop.AFTER_FAILURE, address(row.afterFailure()));
        long result = layout.result(row.index());
        put(row, RowLoop.RESULT, result);
        data.putLong(inData(result), NOT_MADE);
    }
    // end::row[]

    /** Numbers in an array: a buffer takes a cold start ten times as long for each, and there are thousands. */
    private void put(Row row, int field, long number) {
        rows[(row.index() * RowLoop.ROW_SIZE + field) / Integer.BYTES] = (int) number;
    }

    private long address(int row) {
        return elf.rowsAddress() + (long) row * RowLoop.ROW_SIZE;
    }

    /** Where a row finds the argument: in an earlier row's result, in a buffer, or among the values. */
    private long placeOf(Argument argument) {
        if (argument instanceof Argument.Result result) {
            return layout.result(result.row());
        } else if (argument instanceof Argument.Content content) {
            return layout.buffer(content.buffer());
        }
        return known(valueOf(argument), values::putLong);
    }

    private long valueOf(Argument argument) {
        if (argument instanceof Argument.Word word) {
            return word.value();
        } else if (argument instanceof Argument.Text text) {
            return known(text.value(), any -> values.put(terminated(text)));
        } else if (argument instanceof Argument.Texts texts) {
            return known(addresses(texts), values::putLongs);
        } else if (argument instanceof Argument.Bytes bytes) {
            return layout.buffer(bytes.content());
        } else if (argument instanceof Argument.Constant constant) {
            return elf.constantsAddress() + constants.offset(constant.content());
        } else if (argument instanceof Argument.Structure structure) {
            for (Map.Entry<Integer, Argument> field : structure.fields().entrySet()) {
                patch(structure.content(), field.getKey(), valueOf(field.getValue()));
            }
            return layout.buffer(structure.content());
        } else if (argument instanceof Argument.Inside inside) {
            return valueOf(inside.block()) + inside.offset();
        } else if (argument instanceof Argument.RowAddress row) {
            return address(row.row());
        } else if (argument instanceof Argument.ResultAddress row) {
            return layout.result(row.row());
        } else if (argument instanceof Argument.MemorySize) {
            return layout.size();
        }
        throw new IllegalArgumentException("a row can't hold the argument " + argument);
    }

    private List<Long> addresses(Argument.Texts texts) {
        List<Long> addresses = new ArrayList<>();
        for (Argument.Text text : texts.values()) {
            addresses.add(valueOf(text));
        }
        addresses.add(0L);
        return addresses;
    }

    /** What is the same is there once. No key is a record: its hashCode is put together at run time, and that takes long. */
    private <T> long known(T value, ToLongFunction<T> put) {
        Long address = known.get(value);
        if (address == null) {
            address = put.applyAsLong(value);
            known.put(value, address);
        }
        return address;
    }

    private void patch(byte[] buffer, int at, long value) {
        data.putLong(inData(layout.buffer(buffer)) + at, value);
    }

    private static byte[] terminated(Argument.Text text) {
        return KernelText.bytes(text.value() + '\0');
    }

    private int inData(long address) {
        return Math.toIntExact(address - layout.start());
    }
}
