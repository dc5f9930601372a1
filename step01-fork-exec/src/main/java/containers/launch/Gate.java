package containers.launch;

import containers.kernel.Argument;
import containers.kernel.Call;
import containers.kernel.CallList;
import containers.kernel.FileCalls;
import containers.kernel.SystemCall;

/**
 * Where a child waits until its parent lets it go on: it reads from a pipe.
 *
 * <p>If the parent dies instead, the read ends too, with nothing read, and the child must not go on. A plan has no "if",
 * so what was read becomes the argument of a call that the kernel accepts only when it is right: the parent writes eight
 * bytes, and rt_sigprocmask(2) takes no other size of a signal set than eight.
 */
final class Gate {

    /** What the parent writes: eight bytes. */
    static final String OPEN = "proceed!";

    private Gate() {}

    /** The child's calls, first of all others. It closes its copy of the writing end, or the pipe would never end. */
    // tag::gate[]
    static CallList calls(Argument readEnd, Argument writeEnd) {
        CallList calls = new CallList();
        calls.add(FileCalls.close(writeEnd));
        Argument.Result count = calls.add(FileCalls.read(readEnd, new byte[OPEN.length()]));
        calls.add(Call.of(
                SystemCall.RT_SIGPROCMASK,
                new Argument.Word(0, "SIG_BLOCK"),
                new Argument.Bytes(new byte[Long.BYTES], "[]"),
                Argument.NULL,
                count));
        return calls;
    }
    // end::gate[]
}
