package containers.monitor;

import containers.calls.SigInfo;
import containers.kernel.Argument;

/** The words and buffers that a monitor's rows share. */
final class Cells {

    /** What waitid(2) writes about the child's end. */
    final byte[] info = new byte[SigInfo.SIZE];

    /** The descriptor that stands for the child; below zero until there is one. */
    private final Argument.Content pidfd = Argument.Content.unset("pidfd");

    /** The same for the guardian. */
    private final Argument.Content guardian = Argument.Content.unset("guardian");

    /** The same for another program that is run for the child; below zero while there is none. */
    private final Argument.Content errand = Argument.Content.unset("errand");

    /** The same for one that works for the child as long as it lives. */
    private final Argument.Content attendant = Argument.Content.unset("attendant");

    /** Not zero when Java has something to do at the end. */
    final byte[] afterword = new byte[Long.BYTES];

    Argument.Content pidfd() {
        return pidfd;
    }

    Argument.Content guardian() {
        return guardian;
    }

    Argument.Content errand() {
        return errand;
    }

    Argument.Content attendant() {
        return attendant;
    }
}
