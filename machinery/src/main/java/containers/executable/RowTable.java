package containers.executable;

import containers.program.Program;
import containers.program.Row;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Some of a program's rows, one behind the other, and behind them what their calls only read. */
final class RowTable {

    private static final int ELSEWHERE = -1;

    private final long address;
    private final int[] places;
    private final int[] rows;
    private final Values values;

    /**
     * Makes room.
     *
     * @param address the first row's
     * @param passing whether it is for the rows that pass, or else for those that last
     */
    RowTable(long address, Program program, boolean passing) {
        this.address = address;
        this.places = new int[program.rows().size()];
        int count = 0;
        for (Row row : program.rows()) {
            places[row.index()] = row.passes() == passing ? count++ * RowLoop.ROW_SIZE : ELSEWHERE;
        }
        this.rows = new int[count * RowLoop.ROW_SIZE / Integer.BYTES];
        this.values = new Values(end());
    }

    boolean has(int row) {
        return places[row] != ELSEWHERE;
    }

    /** The address of a row. */
    long address(int row) {
        if (!has(row)) {
            throw new IllegalStateException("row #" + (row + 1) + " is in another table");
        }
        return address + places[row];
    }

    /** The address behind the last. */
    long end() {
        return address + (long) rows.length * Integer.BYTES;
    }

    /** Writes a field of a row. They are in an array: a buffer takes a cold start ten times as long for each. */
    void put(int row, int field, long value) {
        rows[(places[row] + field) / Integer.BYTES] = (int) value;
    }

    Values values() {
        return values;
    }

    /** How many bytes there are by now. */
    int size() {
        return (int) (values.end() - address);
    }

    byte[] bytes() {
        byte[] bytes = new byte[size()];
        write(littleEndian(bytes));
        return bytes;
    }

    /** The same with a story behind it. */
    byte[] bytes(Story story) {
        byte[] bytes = new byte[size() + story.size()];
        ByteBuffer buffer = littleEndian(bytes);
        write(buffer);
        story.write(buffer);
        return bytes;
    }

    private static ByteBuffer littleEndian(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private void write(ByteBuffer to) {
        to.asIntBuffer().put(rows);
        values.write(to.position(rows.length * Integer.BYTES));
    }
}
