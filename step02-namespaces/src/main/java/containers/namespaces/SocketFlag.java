package containers.namespaces;

import containers.calls.OpenFlag;
import containers.kernel.Flag;

/** What kind of socket socket(2) makes; the same on both processors. */
enum SocketFlag implements Flag {
    /** One for separate messages. */
    SOCK_DGRAM(2),
    /** The descriptor is closed when the process runs another program. */
    SOCK_CLOEXEC(OpenFlag.O_CLOEXEC.bits());

    private final long bits;

    SocketFlag(long bits) {
        this.bits = bits;
    }

    @Override
    public long bits() {
        return bits;
    }
}
