package containers.kernel;

import java.util.Locale;

/**
 * A few instructions that a program has of its own, used like a system call: what the kernel has no call for.
 *
 * <p>They are in the listing of {@code RowLoop}. A routine's number tells it apart from a call.
 */
public enum Routine implements Operation {
    /** Copies bytes: to, from, how many. As C's function of that name. */
    MEMCPY(-1),
    /** Zero when bytes are the same, else one: where, where, how many. */
    MEMCMP(-2),
    /** From what waitid(2) wrote to what a shell says: the status, or 128 + the signal's number. */
    EXIT_STATUS(-3),
    /** Writes down the address of the row that just failed, and returns it. */
    FAILED_ROW(-4),
    /** Moves an address forward, and takes as much from the length behind it: where, how far. Returns what is left. */
    ADVANCE(-5),
    /** The number that four bytes hold, with its sign: an error that the kernel wrote down becomes the row's own. Where. */
    LOAD(-6),
    /** How many words the program was started with, its name among them: execve(2) leaves their number on the stack. */
    ARGUMENT_COUNT(-7),
    /**
     * Looks up what to tell of a failed row: the row, two pairs of address and length to fill in (the text; two pairs
     * later, the error's name), the table of errors. Returns the exit status.
     */
    TELL(-8);

    private final int number;

    Routine(int number) {
        this.number = number;
    }

    @Override
    public int number(Architecture architecture) {
        return number;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
