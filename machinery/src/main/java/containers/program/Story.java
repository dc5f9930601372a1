package containers.program;

import containers.kernel.Errno;
import containers.kernel.KernelText;
import containers.kernel.Part;
import containers.kernel.Telling;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
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

    private final long address;
    private final long[] calls;
    private final long[] tellings;
    private int length;
    private long errors;
    private ByteBuffer bytes = ByteBuffer.allocate(1 << 15).order(ByteOrder.LITTLE_ENDIAN);

    /** Writes it for that address. */
    Story(long address, Program program) {
        this.address = address;
        this.calls = new long[program.rows().size()];
        this.tellings = new long[program.rows().size()];
        writeText(program.rows());
        program.rows().forEach(this::writeTellings);
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
            if (!row.part().equals(part)) {
                part = row.part();
                put(PART + Integer.toString(part.step()) + ' ' + part.title() + '\n');
            }
            calls[row.index()] = put(CALL + row.call().toString() + FAILED + '\n') + 1;
        }
        length = bytes.position();
    }

    private void writeTellings(Row row) {
        if (row.mayFail() && row.tellings().equals(Telling.ofCall(row.call().toString()))) {
            return;
        }
        int size = row.tellings().size();
        long[] texts = new long[size];
        for (int i = 0; i < size; i++) {
            texts[i] = address(row, row.tellings().get(i));
        }
        align();
        tellings[row.index()] = address + bytes.position();
        ensure(size * TELLING_SIZE);
        for (int i = 0; i < size; i++) {
            Telling telling = row.tellings().get(i);
            bytes.putInt(telling.errno().map(Errno::number).orElse(0)).putInt(telling.status());
            bytes.putInt((int) texts[i]).putInt(KernelText.bytes(telling.text()).length);
        }
    }

    /** In most cases the text is in the row's line already. */
    private long address(Row row, Telling telling) {
        boolean isLine = telling.text().equals(row.call() + FAILED);
        return isLine ? calls[row.index()] : put(telling.text());
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

    /** Adds a text, and tells its address. */
    private long put(String text) {
        byte[] content = KernelText.bytes(text);
        ensure(content.length);
        long place = address + bytes.position();
        bytes.put(content);
        return place;
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
