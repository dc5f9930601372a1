package containers.program;

/** A place among a program's rows where others can go on. It may be named before it is known where it is. */
public final class Label {

    private int row = -1;

    void place(int row) {
        if (this.row >= 0) {
            throw new IllegalStateException("a label has one place, and this one is at row " + this.row + " already");
        }
        this.row = row;
    }

    /** The number of the row behind the label, from 0. */
    int row() {
        if (row < 0) {
            throw new IllegalStateException("a row goes on at a label that was never placed");
        }
        return row;
    }
}
