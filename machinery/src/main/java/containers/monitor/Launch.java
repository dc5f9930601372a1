package containers.monitor;

import containers.calls.CloneFlag;
import containers.errands.Attendant;
import containers.errands.Errand;
import containers.kernel.Argument;
import containers.kernel.Call;
import containers.kernel.CallList;
import containers.relay.Relay;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** What a {@link Monitor} is to do around a child, apart from its own work. */
public interface Launch {

    /** Its calls. */
    CallLists calls();

    /** The calls that are made before there is a child. */
    default CallList parent() {
        return calls().parent();
    }

    /** The namespaces that {@code clone3} makes for the child. */
    Set<CloneFlag> namespaces();

    /** The one of the parent's calls that opened the directory of the control group that the child is born in. */
    Optional<Argument.Result> controlGroup();

    /** The child's calls. The last is {@code execve}. */
    default CallList child() {
        return calls().child();
    }

    /** What the child does itself when another process runs the program. */
    default CallList init() {
        return calls().init();
    }

    /** What another process does that the child makes. */
    default CallList holder() {
        return calls().holder();
    }

    /** The calls that are made while the child exists but waits. */
    default CallList meanwhile() {
        return calls().meanwhile();
    }

    /** Whether the child waits for these. */
    default boolean makesChildWait() {
        return !meanwhile().rows().isEmpty();
    }

    /** Calls for the end, whatever became of the child. */
    default CallList afterwards() {
        return calls().afterwards();
    }

    /** Calls for the very end, of which each needs the one before. */
    default CallList alone() {
        return calls().alone();
    }

    /** Where the child writes the path of its own directory in {@code /proc}. */
    byte[] childDirectory();

    /** What else there is to do. */
    Duties duties();

    default int handedDown() {
        return duties().handedDown();
    }

    default List<Errand> errands() {
        return duties().errands();
    }

    /**
     * Another program that works for the child as long as it lives. Empty when there is none. Where there is one, the child
     * waits twice: see {@link #meanwhile}, then for that program, where its calls say so.
     */
    default Optional<Attendant> attendant() {
        return duties().attendant();
    }

    /** What is to be had first, before the calls for the end. Empty when they can be made at any time. */
    default Optional<Turn> turn() {
        return duties().turn();
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

    default OptionalInt kept() {
        return duties().kept();
    }

    default List<String> groups() {
        return duties().groups();
    }

    default Optional<String> record() {
        return duties().record();
    }

    default Optional<Relay> relay() {
        return duties().relay();
    }

    default boolean guarded() {
        return duties().guarded();
    }
}
