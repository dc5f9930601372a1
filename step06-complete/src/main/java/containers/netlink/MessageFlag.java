package containers.netlink;

import containers.kernel.Flag;

/** What is wanted of a message. Some bits mean one thing with a question, another with a change: netlink(7). */
public enum MessageFlag implements Flag {
    NLM_F_REQUEST(0x001),
    /** Say also that it worked. */
    NLM_F_ACK(0x004),
    /** All that there are, not one. */
    NLM_F_DUMP(0x300),
    /** Also where there is another. */
    NLM_F_REPLACE(0x100),
    /** Only where there is none. */
    NLM_F_EXCL(0x200),
    NLM_F_CREATE(0x400),
    /** At the end of a list. */
    NLM_F_APPEND(0x800);

    private final long bits;

    MessageFlag(long bits) {
        this.bits = bits;
    }

    @Override
    public long bits() {
        return bits;
    }
}
