package containers.calls;

/** What waitid(2) writes about a process that has ended, the kernel's {@code siginfo_t}: sigaction(2). */
public final class SigInfo {

    /** In bytes. */
    public static final int SIZE = 128;

    /** Where it says how the process ended: an int. */
    public static final int CODE = 8;

    /** Where the process's PID is: an int. */
    public static final int PID = 16;

    /** Where the exit status or the signal's number is: an int. */
    public static final int STATUS = 24;

    /** For {@link #CODE}: by itself. */
    public static final int CLD_EXITED = 1;

    /** For {@link #CODE}: by a signal. */
    public static final int CLD_KILLED = 2;

    private SigInfo() {}
}
