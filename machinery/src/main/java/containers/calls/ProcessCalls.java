package containers.calls;

import static containers.kernel.Argument.NULL;
import static containers.kernel.Argument.flags;
import static containers.kernel.Argument.number;
import static containers.kernel.Argument.text;

import containers.kernel.Argument;
import containers.kernel.Call;
import containers.kernel.SystemCall;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/**
 * The system calls on processes: their birth, their program, their end. Each is described in section 2 of the manual under
 * its name.
 */
public final class ProcessCalls {

    /** The size of {@code struct clone_args} up to its field {@code cgroup}: clone(2). */
    public static final int CLONE_ARGS_SIZE = 88;

    private static final Argument P_ALL = new Argument.Word(0, "P_ALL");
    private static final Argument P_PID = new Argument.Word(1, "P_PID");

    private ProcessCalls() {}

    /** Replaces the process's program. Returns only when it fails. */
    public static Call execve(String path, List<String> arguments, List<String> environment) {
        return Call.of(SystemCall.EXECVE, text(path), Argument.Texts.of(arguments), Argument.Texts.of(environment));
    }

    /** The same, with arguments of which some are known when the call is made only, and no variables. */
    public static Call execve(String path, Argument.Structure arguments) {
        return Call.of(SystemCall.EXECVE, text(path), arguments, Argument.Texts.of(List.of()));
    }

    /** The same. */
    public static Call execve(String path, Argument.Texts arguments, Argument.Texts environment) {
        return Call.of(SystemCall.EXECVE, text(path), arguments, environment);
    }

    /** The same for a file that is open; that it has no path any more doesn't matter. */
    public static Call execveat(Argument file, List<String> arguments, List<String> environment) {
        return Call.of(
                SystemCall.EXECVEAT,
                file,
                text(""),
                Argument.Texts.of(arguments),
                Argument.Texts.of(environment),
                flags(AtFlag.AT_EMPTY_PATH));
    }

    public static Call exit_group(int status) {
        return exit_group(number(status));
    }

    public static Call exit_group(Argument status) {
        return Call.of(SystemCall.EXIT_GROUP, status);
    }

    /**
     * A process that shares all this memory, and goes on beside this one. The result is zero there, and its PID here: what
     * {@link #clone3} does too, which a filter may refuse since it can't see these flags. It goes on with the same stack.
     */
    public static Call clone(CloneFlag... cloneFlags) {
        Argument shared = flags(cloneFlags);
        long bits = ((Argument.Word) shared).value() | Signal.SIGCHLD.number();
        return Call.of(SystemCall.CLONE, new Argument.Word(bits, shared + "|SIGCHLD"), NULL, NULL, NULL, NULL);
    }

    /** A process as {@link CloneArguments} describe it. The result is zero there, and its PID here. */
    public static Call clone3(Argument arguments) {
        return Call.of(SystemCall.CLONE3, arguments, number(CLONE_ARGS_SIZE));
    }

    /** Waits for the process that a pidfd stands for; the kernel writes how it ended to {@code info}. */
    public static Call waitid(Argument pidfd, byte[] info, WaitFlag... waitFlags) {
        return waitid(new Argument.Word(3, "P_PIDFD"), pidfd, info, waitFlags);
    }

    /** Waits for the end of a child with that PID. */
    public static Call waitid_pid(int pid, byte[] info) {
        return waitid(P_PID, number(pid), info, WaitFlag.WEXITED);
    }

    /** The same where nobody asks how it ended: that it has is enough. */
    public static Call waitid_pid(Argument pid) {
        return Call.of(SystemCall.WAITID, P_PID, pid, NULL, flags(WaitFlag.WEXITED), NULL);
    }

    /** Looks whether a child with that PID has ended. The first word of {@code info} is zero when it hasn't. */
    public static Call waitid_pid_now(int pid, byte[] info) {
        return waitid(P_PID, number(pid), info, WaitFlag.WNOHANG, WaitFlag.WEXITED);
    }

    /** Looks whether any child has ended, and leaves it as it is. Its PID in {@code info} is zero when none has. */
    public static Call waitid_any_now(byte[] info) {
        return waitid(P_ALL, number(0), info, WaitFlag.WNOHANG, WaitFlag.WEXITED, WaitFlag.WNOWAIT);
    }

    private static Call waitid(Argument type, Argument id, byte[] info, WaitFlag... waitFlags) {
        return Call.of(SystemCall.WAITID, type, id, new Argument.Bytes(info, "&info"), flags(waitFlags), NULL);
    }

    /** The result is a descriptor that stands for the process. */
    public static Call pidfd_open(int pid) {
        return pidfd_open(number(pid));
    }

    public static Call pidfd_open(Argument pid) {
        return Call.of(SystemCall.PIDFD_OPEN, pid, number(0));
    }

    /** The name that {@code ps} shows: at most 15 bytes. */
    public static Call prctl_set_name(String name) {
        return Call.of(SystemCall.PRCTL, new Argument.Word(15, "PR_SET_NAME"), text(name));
    }

    /** Its files in /proc are its user's again, as before a change of user: PR_SET_DUMPABLE(2const). */
    public static Call prctl_set_dumpable() {
        return Call.of(SystemCall.PRCTL, new Argument.Word(4, "PR_SET_DUMPABLE"), number(1));
    }

    /** Limits how many files this process may have open. */
    public static Call prlimit64_open_files(long soft, long hard) {
        return prlimit64(new Argument.Word(7, "RLIMIT_NOFILE"), soft, hard);
    }

    /** Limits what this process may use of a resource; −1 is no limit. */
    public static Call prlimit64(Argument resource, long soft, long hard) {
        byte[] limit = ByteBuffer.allocate(2 * Long.BYTES)
                .order(ByteOrder.nativeOrder())
                .putLong(soft)
                .putLong(hard)
                .array();
        return Call.of(
                SystemCall.PRLIMIT64,
                number(0),
                resource,
                new Argument.Constant(limit, "{rlim_cur=" + soft + ", rlim_max=" + hard + "}"),
                NULL);
    }

    /** Asks the kernel to send this process a signal when the <em>thread</em> that started it ends: prctl(2). */
    public static Call prctl_set_pdeathsig(Signal signal) {
        return Call.of(
                SystemCall.PRCTL,
                new Argument.Word(1, "PR_SET_PDEATHSIG"),
                new Argument.Word(signal.number(), signal.name()));
    }

    /** What this system is called: {@code struct utsname}, fields of 65 bytes, the host's name second. */
    public static Call uname(byte[] buffer) {
        return Call.of(SystemCall.UNAME, new Argument.Bytes(buffer, "&utsname"));
    }
}
