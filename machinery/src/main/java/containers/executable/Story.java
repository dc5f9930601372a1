package containers.executable;

import containers.kernel.Errno;
import containers.kernel.Part;
import containers.kernel.Telling;
import containers.program.Program;
import containers.program.Row;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;

/**
 * The rows in words, and what is told when one is refused.
 *
 * <p>First comes a text: a line for each row, the call with "failed" behind it; before it, where they change, a line with
 * the section ({@code =}) and one with the part ({@code +}). Behind it are other texts that are told, and the errors' names.
 * Then come each row's tellings, four numbers each: the error or 0, the exit status, a text's address and length. At the
 * end are the addresses and lengths of the errors' names, by number.
 */
final class Story {

    static final char SECTION = '=';
    static final char PART = '+';
    static final char CALL = ' ';
    static final String FAILED = " failed";

    private static final int LAST_ERRNO = 133;
    private static final int TELLING_SIZE = 4;
    private static final int NAME_SIZE = 2;
    private static final int NOBODY_IS_TOLD = -1;

    private final long address;
    private final List<Row> rows;
    private final Wording wording = new Wording();
    private final byte[] text;
    private final int length;
    private final int[] tellings;

    // In an array: a buffer takes a cold start ten times as long for each.
    private final int[] numbers;
    private final int errors;
    private int end;

    /** Writes it for that address. */
    Story(long address, Program program) {
        this.address = address;
        this.rows = program.rows();
        writeCalls();
        this.tellings = new int[rows.size()];
        this.numbers = new int[countTellings() * TELLING_SIZE + (LAST_ERRNO + 1) * NAME_SIZE];
        writeTellings();
        this.errors = end;
        writeErrors();
        this.text = wording.bytes();
        this.length = rows.isEmpty() ? 0 : wording.end(rows.size() - 1) + 1;
        placeTexts();
    }

    long address() {
        return address;
    }

    /** How many bytes the rows' lines have. */
    int length() {
        return length;
    }

    /** The address of the row's tellings; 0 for one that nobody is told about. */
    long tellings(Row row) {
        int place = tellings[row.index()];
        return place == NOBODY_IS_TOLD ? 0 : addressOf(place);
    }

    /** The address of the table of errors: for each an address and a length. */
    long errors() {
        return addressOf(errors);
    }

    private long addressOf(int number) {
        return address + textSize() + (long) number * Integer.BYTES;
    }

    /** The numbers behind it begin at a multiple of four. */
    private int textSize() {
        return (text.length + Integer.BYTES - 1) & -Integer.BYTES;
    }

    int size() {
        return textSize() + numbers.length * Integer.BYTES;
    }

    /** Writes it there, to the end. */
    void write(ByteBuffer to) {
        to.put(text).position(to.limit() - numbers.length * Integer.BYTES);
        to.asIntBuffer().put(numbers);
    }

    /** The first texts are the calls', in the order of the rows. */
    private void writeCalls() {
        StringBuilder line = wording.more();
        String section = "";
        Part part = Part.NONE;
        for (Row row : rows) {
            if (!row.section().equals(section)) {
                section = row.section();
                line.append(SECTION).append(section).append('\n');
            }
            if (!isSame(row.part(), part)) {
                part = row.part();
                line.append(PART)
                        .append(part.step())
                        .append(' ')
                        .append(part.title())
                        .append('\n');
            }
            line.append(CALL);
            wording.begin();
            row.call().write(line);
            line.append(FAILED);
            wording.end();
            line.append('\n');
        }
    }

    /** Without a record's own equals, which is put together at run time: that takes milliseconds. */
    private static boolean isSame(Part one, Part other) {
        return one.step() == other.step() && one.title().equals(other.title());
    }

    private int countTellings() {
        int count = 0;
        for (Row row : rows) {
            if (row.hasOwnTellings()) {
                count += row.tellings().size();
            } else if (!row.mayFail()) {
                count++;
            }
        }
        return count;
    }

    /** In most cases there is nothing to tell but the row's line, which is there already. */
    private void writeTellings() {
        for (Row row : rows) {
            int index = row.index();
            tellings[index] = end;
            if (row.hasOwnTellings()) {
                for (Telling telling : row.tellings()) {
                    int errno =
                            telling.errno().isPresent() ? telling.errno().get().number() : 0;
                    String told = telling.text();
                    writeTelling(errno, telling.status(), wording.is(index, told) ? index : wording.add(told));
                }
            } else if (row.mayFail()) {
                tellings[index] = NOBODY_IS_TOLD;
            } else {
                writeTelling(0, Telling.RUNNER_FAILED, index);
            }
        }
    }

    private void writeTelling(int errno, int status, int text) {
        numbers[end++] = errno;
        numbers[end++] = status;
        writeText(text);
    }

    private void writeErrors() {
        Errno[] byNumber = new Errno[LAST_ERRNO + 1];
        Arrays.fill(byNumber, Errno.UNKNOWN);
        for (Errno errno : Errno.values()) {
            byNumber[errno.number()] = errno;
        }
        for (Errno errno : byNumber) {
            writeText(wording.add(errno));
        }
    }

    /** Leaves room for its address and its length. */
    private void writeText(int text) {
        numbers[end] = text;
        end += NAME_SIZE;
    }

    private void placeTexts() {
        for (int i = TELLING_SIZE - NAME_SIZE; i < errors; i += TELLING_SIZE) {
            placeText(i);
        }
        for (int i = errors; i < end; i += NAME_SIZE) {
            placeText(i);
        }
    }

    private void placeText(int number) {
        int told = numbers[number];
        numbers[number] = (int) address + wording.place(told);
        numbers[number + 1] = wording.length(told);
    }
}
