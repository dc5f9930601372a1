package containers.monitor;

import containers.calls.CloneFlag;
import containers.kernel.Argument;
import containers.kernel.Call;
import containers.kernel.CallList;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** What a {@link Monitor} is to do around a child, apart from its own work. */
public interface Launch {

    /** The calls that are made before there is a child. */
    CallList parent();

    /** The namespaces that {@code clone3} makes for the child. */
    Set<CloneFlag> namespaces();

    /** The one of the parent's calls that opened the directory of the control group that the child is born in. */
    Optional<Argument.Result> controlGroup();

    /** The child's calls. The last is {@code execve}. */
    CallList child();

    /**
     * What the child goes on with when one of its calls is {@code clone}: the new process makes the calls behind that one
     * then. Empty when there is no such call.
     */
    CallList init();

    /**
     * What another process does that the child makes with {@code clone3}, while the child goes on with its own calls. Empty
     * when there is no such call.
     */
    CallList holder();

    /**
     * The calls that are made while the child exists but waits: those that need its PID. Empty when it needn't wait. The
     * first of them opens the directory whose path is in {@link #childDirectory}.
     */
    CallList meanwhile();

    /** Where the child writes the path of its own directory in {@code /proc}. */
    byte[] childDirectory();

    /** How many descriptors the child has from its parent: from {@link Gate#HANDED} up. */
    int handedDown();

    /** Programs to run while the child waits, after the calls for that. */
    List<Errand> errands();

    /**
     * Another program that does something for the child, as newuidmap(1) does. Its end is waited for, and how it ended isn't
     * looked at: a later call meets what it did.
     *
     * @param program its absolute path; its first argument is the child's PID
     * @param arguments the others
     */
    record Errand(String program, List<String> arguments) {
        public Errand {
            arguments = List.copyOf(arguments);
        }
    }

    /**
     * Another program that works for the child as long as it lives. Empty when there is none. Where there is one, the child
     * waits twice: see {@link #meanwhile}, then for that program, where its calls say so.
     */
    default Optional<Attendant> attendant() {
        return Optional.empty();
    }

    /**
     * A program that works for the child as long as it lives, as pasta(1) does. It is ended with it.
     *
     * @param program its absolute path
     * @param before its arguments up to the child's PID
     * @param behind those behind it
     * @param ready the number of the descriptor to which it writes something once it is ready
     * @param speaks whether what it writes to stderr is for people
     * @param record the path of a file that says for whom it works, should nobody be left to end it: a row writes its PID
     *     behind {@link #recordBeginning}
     */
    @SuppressWarnings("ArrayRecordComponent") // It has to be that very array: a row writes there.
    record Attendant(
            String program, List<String> before, List<String> behind, int ready, boolean speaks, byte[] record) {

        /** A PID has up to seven digits, and behind them is a zero byte. */
        static final int PID = 8;

        public Attendant {
            before = List.copyOf(before);
            behind = List.copyOf(behind);
        }

        /** The path of such a file, and room for a PID behind it. */
        public static byte[] recordBeginning(String path) {
            byte[] bytes = path.getBytes(StandardCharsets.UTF_8);
            return Arrays.copyOf(bytes, bytes.length + PID);
        }
    }

    /** Calls for the end: whatever became of the child, and whether each of them works or not. */
    CallList afterwards();

    /** What is to be had first, before the calls for the end. Empty when they can be made at any time. */
    default Optional<Turn> turn() {
        return Optional.empty();
    }

    /**
     * A lock that many take one after the other. Somebody may keep it, who was stopped, say: nobody's end waits for that for
     * ever.
     *
     * @param attempt the call that takes it, or is refused at once: EAGAIN
     * @param patience how long it is tried again and again, in nanoseconds; then the calls for the end aren't made
     * @param missed the line that says so
     * @param over the call that gives it back, and all that others ask for meanwhile
     */
    record Turn(Call attempt, long patience, String missed, Call over) {}

    /**
     * What is done behind those, if the last of them worked: what others may need, too, goes with the last of them. When one
     * of these fails, it ends there. Empty when there is nothing like that.
     */
    default CallList alone() {
        return new CallList();
    }

    /**
     * An open descriptor of who starts the monitor, which has it as {@link Gate#KEPT}. The child has it not. Empty when all
     * of them are to be closed.
     */
    default OptionalInt kept() {
        return OptionalInt.empty();
    }

    /** All its lists of calls. */
    default List<CallList> lists() {
        return List.of(parent(), child(), init(), holder(), meanwhile(), afterwards(), alone());
    }

    /** Control groups to remove at the end. They go once nobody is in them any more. */
    List<String> groups();

    /** The file in which these are written down, to be removed behind them. */
    Optional<String> record();

    /** The connection to a terminal of the child's own, where it has one. */
    Optional<Relay> relay();

    /** Whether a guardian sees to the end when the monitor itself is killed. */
    boolean guarded();
}
