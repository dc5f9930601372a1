package containers.calls;

import containers.kernel.Flag;

/** What is waited for. Source: waitid(2), {@code linux/wait.h}. */
public enum WaitFlag implements Flag {
    /** Don't wait: whoever hasn't ended yet is passed over. */
    WNOHANG(1),
    /** The end of a process. */
    WEXITED(4),
    /** Leave it as it is: it can be waited for again. */
    WNOWAIT(0x0100_0000),
    /** Also for a child whose end sends no signal. */
    __WALL(0x4000_0000);

    private final long bits;

    WaitFlag(long bits) {
        this.bits = bits;
    }

    @Override
    public long bits() {
        return bits;
    }
}
