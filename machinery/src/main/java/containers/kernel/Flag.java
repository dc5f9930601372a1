package containers.kernel;

/** A named bit of a system call's flags. Every family of flags is an enum with C's names. */
public interface Flag {

    /** The name in C, as in {@code MS_NOSUID}. Every enum has this method already. */
    String name();

    /** The bits that stand for it in the kernel's headers. */
    long bits();
}
