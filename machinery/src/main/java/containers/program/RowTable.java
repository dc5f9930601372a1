package containers.program;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Some of a program's rows, one behind the other, and behind them what their calls only read. */
final class RowTable {

    private static final int ELSEWHERE = -1;

    private final long address;
    private final int[] places;
    private final ByteBuffer rows;
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
        this.rows = ByteBuffer.allocate(count * RowLoop.ROW_SIZE).order(ByteOrder.LITTLE_ENDIAN);
        this.values = new Values(address + rows.capacity());
    }

    boolean has(int row) {
        return places[row] != ELSEWHERE;
    }

    /** The address of a row. */
    long address(int row) {
        return address + places[row];
    }

    /** The address behind the last. */
    long end() {
        return address + rows.capacity();
    }

    /** Writes a field of a row. */
    void put(int row, int field, long value) {
        rows.putInt(places[row] + field, (int) value);
    }

    Values values() {
        return values;
    }

    /** How many bytes there are by now. */
    int size() {
        return (int) (values.end() - address);
    }

    byte[] bytes() {
        return bytes(new byte[0]);
    }

    /** The same with something behind it. */
    byte[] bytes(byte[] behind) {
        return ByteBuffer.allocate(size() + behind.length)
                .put(rows.array())
                .put(values.bytes())
                .put(behind)
                .array();
    }
}
