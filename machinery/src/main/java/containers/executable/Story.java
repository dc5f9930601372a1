package containers.executable;

import containers.kernel.Errno;
import containers.kernel.KernelText;
import containers.kernel.Part;
import containers.kernel.Telling;
import containers.program.Program;
import containers.program.Row;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The rows in words, and what is told when one is refused.
 *
 * <p>First comes a text: a line for each row, the call with "failed" behind it; before it, where they change, a line with
 * the section ({@code =}) and one with the part ({@code +}). Then each row's tellings, four numbers each: the error or 0,
 * the exit status, a text's address and length. At the end the errors' names, by number.
 */
final class Story {

    static final char SECTION = '=';
    static final char PART = '+';
    static final char CALL = ' ';
    static final String FAILED = " failed";

    private static final int LAST_ERRNO = 133;
    private static final int TELLING_SIZE = 4 * Integer.BYTES;
    private static final int NAME_SIZE = 2 * Integer.BYTES;

    /** A text that was written. */
    private record Written(String text, long address, int length) {}

    private final long address;
    private final Written[] calls;
    private final long[] tellings;
    private int length;
    private long errors;
    private ByteBuffer bytes = ByteBuffer.allocate(1 << 15).order(ByteOrder.LITTLE_ENDIAN);

    /** Writes it for that address. */
    Story(long address, Program program) {
        this.address = address;
        this.calls = new Written[program.rows().size()];
        this.tellings = new long[program.rows().size()];
        writeText(program.rows());
        for (Row row : program.rows()) {
            writeTellings(row);
        }
        writeErrors();
    }

    long address() {
        return address;
    }

    /** How many bytes the text has. */
    int length() {
        return length;
    }

    /** The address of the row's tellings; 0 for one that nobody is told about. */
    long tellings(Row row) {
        return tellings[row.index()];
    }

    /** The address of the table of errors: for each an address and a length. */
    long errors() {
        return errors;
    }

    byte[] bytes() {
        return Arrays.copyOf(bytes.array(), bytes.position());
    }

    private void writeText(List<Row> rows) {
        String section = "";
        Part part = Part.NONE;
        for (Row row : rows) {
            if (!row.section().equals(section)) {
                section = row.section();
                put(SECTION + section + '\n');
            }
            if (!isSame(row.part(), part)) {
                put(heading(row.part()));
            }
            part = row.part();
            put(CALL);
            calls[row.index()] = put(row.call() + FAILED);
            put('\n');
        }
        length = bytes.position();
    }

    /** Without a record's own equals, which is put together at run time: that takes milliseconds. */
    private static boolean isSame(Part one, Part other) {
        return one.step() == other.step() && one.title().equals(other.title());
    }

    private static String heading(Part part) {
        return PART + Integer.toString(part.step()) + ' ' + part.title() + '\n';
    }

    /** In most cases there is nothing to tell but the row's line, which is there already. */
    private void writeTellings(Row row) {
        Written call = calls[row.index()];
        if (row.hasOwnTellings()) {
            List<Written> texts = new ArrayList<>();
            for (Telling telling : row.tellings()) {
                texts.add(telling.text().equals(call.text()) ? call : put(telling.text()));
            }
            beginTellings(row, texts.size());
            for (int i = 0; i < texts.size(); i++) {
                Telling telling = row.tellings().get(i);
                int errno = telling.errno().isPresent() ? telling.errno().get().number() : 0;
                writeTelling(errno, telling.status(), texts.get(i));
            }
        } else if (!row.mayFail()) {
            beginTellings(row, 1);
            writeTelling(0, Telling.RUNNER_FAILED, call);
        }
    }

    private void beginTellings(Row row, int count) {
        align();
        tellings[row.index()] = address + bytes.position();
        ensure(count * TELLING_SIZE);
    }

    private void writeTelling(int errno, int status, Written text) {
        bytes.putInt(errno).putInt(status).putInt((int) text.address()).putInt(text.length());
    }

    private void writeErrors() {
        String[] names = new String[LAST_ERRNO + 1];
        Arrays.fill(names, Errno.UNKNOWN.toString());
        for (Errno errno : Errno.values()) {
            names[errno.number()] = errno.toString();
        }
        align();
        errors = address + bytes.position();
        ensure(names.length * NAME_SIZE);
        int start = bytes.position() + names.length * NAME_SIZE;
        int behind = 0;
        for (String name : names) {
            bytes.putInt((int) address + start + behind).putInt(name.length());
            behind += name.length();
        }
        put(String.join("", names));
    }

    private void put(char ascii) {
        ensure(1);
        bytes.put((byte) ascii);
    }

    private Written put(String text) {
        byte[] content = KernelText.bytes(text);
        ensure(content.length);
        Written written = new Written(text, address + bytes.position(), content.length);
        bytes.put(content);
        return written;
    }

    private void align() {
        ensure(Integer.BYTES);
        bytes.position((bytes.position() + Integer.BYTES - 1) & -Integer.BYTES);
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
