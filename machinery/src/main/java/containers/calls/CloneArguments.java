package containers.calls;

import static containers.calls.CloneFlag.CLONE_FILES;
import static containers.calls.CloneFlag.CLONE_FS;
import static containers.calls.CloneFlag.CLONE_PIDFD;
import static containers.calls.CloneFlag.CLONE_SIGHAND;
import static containers.calls.CloneFlag.CLONE_VM;

import containers.kernel.Argument;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** What {@link ProcessCalls#clone3} is told: {@code struct clone_args}, clone(2). */
public final class CloneArguments {

    // Where in it a field begins.
    public static final int PIDFD = 8;
    public static final int PARENT_TID = 24;
    private static final int EXIT_SIGNAL = 32;
    private static final int SET_TID = 64;
    private static final int SET_TID_SIZE = 72;
    public static final int CGROUP = 80;

    private CloneArguments() {}

    /** For a child, which is waited for. */
    public static Argument.Structure ofChild(Set<CloneFlag> flags, Map<Integer, Argument> fields) {
        return of(flags, Signal.SIGCHLD.number(), ", exit_signal=SIGCHLD", fields);
    }

    /**
     * For a child that is to have a certain PID. The next one has the number that it would have had without it: set_tid,
     * clone(2).
     *
     * @param pid in the PID namespace that it is born in, over which the caller has CAP_SYS_ADMIN
     */
    public static Argument.Structure ofChild(Set<CloneFlag> flags, int pid) {
        byte[] number = ByteBuffer.allocate(Integer.BYTES)
                .order(ByteOrder.nativeOrder())
                .putInt(pid)
                .array();
        return of(
                flags,
                Signal.SIGCHLD.number(),
                ", exit_signal=SIGCHLD, set_tid=[" + pid + "]",
                Map.of(
                        SET_TID,
                        new Argument.Constant(number, Integer.toString(pid)),
                        SET_TID_SIZE,
                        Argument.number(1)));
    }

    /** For a child that runs another program. Of what a set-uid program mustn't share it shares nothing: execve(2). */
    public static Argument.Structure ofErrand(Argument.Content pidfd) {
        return ofChild(EnumSet.of(CLONE_VM, CLONE_PIDFD), Map.of(PIDFD, pidfd.address()));
    }

    /** For one who works for the caller. It shares all that can be shared, and its end is of no interest to anybody. */
    public static Argument.Structure ofHelper(Argument.Content pidfd) {
        return of(
                EnumSet.of(CLONE_VM, CLONE_FS, CLONE_FILES, CLONE_SIGHAND, CLONE_PIDFD),
                0,
                "",
                Map.of(PIDFD, pidfd.address()));
    }

    private static Argument.Structure of(
            Set<CloneFlag> flags, long exitSignal, String text, Map<Integer, Argument> fields) {
        Argument.Word shared = (Argument.Word) Argument.flags(flags.toArray(new CloneFlag[0]));
        ByteBuffer bytes = ByteBuffer.allocate(ProcessCalls.CLONE_ARGS_SIZE).order(ByteOrder.nativeOrder());
        bytes.putLong(0, shared.value()).putLong(EXIT_SIGNAL, exitSignal);
        return new Argument.Structure(bytes.array(), fields, "{flags=" + shared + text + "}");
    }
}
