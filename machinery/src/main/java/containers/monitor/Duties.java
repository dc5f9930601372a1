package containers.monitor;

import containers.errands.Attendant;
import containers.errands.Errand;
import containers.monitor.Launch.Turn;
import containers.relay.Relay;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** What a monitor does for a child besides making calls. To begin with, that is nothing. */
public final class Duties {

    private final List<Errand> errands = new ArrayList<>();
    private final List<String> groups = new ArrayList<>();
    private Optional<String> record = Optional.empty();
    private Optional<Attendant> attendant = Optional.empty();
    private Optional<Turn> turn = Optional.empty();
    private Optional<Relay> relay = Optional.empty();
    private OptionalInt kept = OptionalInt.empty();
    private int handedDown;
    private boolean guarded;

    /** Hands one more descriptor down, and returns its number. */
    public int handDown() {
        return Gate.HANDED + handedDown++;
    }

    /** How many descriptors the child has from its parent: from {@link Gate#HANDED} up. */
    public int handedDown() {
        return handedDown;
    }

    public void run(Errand errand) {
        errands.add(errand);
    }

    /** Programs to run while the child waits, after the calls for that. */
    public List<Errand> errands() {
        return Collections.unmodifiableList(errands);
    }

    public void attend(Attendant program) {
        refuseSecond(attendant.isPresent(), "one program that works for it");
        attendant = Optional.of(program);
    }

    /** Another program that works for the child as long as it lives. */
    public Optional<Attendant> attendant() {
        return attendant;
    }

    public void take(Turn first) {
        refuseSecond(turn.isPresent(), "one lock that is taken for the end");
        turn = Optional.of(first);
    }

    /** What is to be had before the calls for the end. */
    public Optional<Turn> turn() {
        return turn;
    }

    public void keep(int descriptor) {
        if (kept.isPresent()) {
            throw new IllegalStateException(
                    "a child has one descriptor that is kept open, and this one has it already");
        }
        kept = OptionalInt.of(descriptor);
    }

    /**
     * An open descriptor of who starts the monitor, which has it as {@link Gate#KEPT}. The child has it not. Empty when all
     * of them are to be closed.
     */
    public OptionalInt kept() {
        return kept;
    }

    /**
     * Removes control groups at the end.
     *
     * @param paths their directories
     * @param writtenDown the file that names them, which goes last
     */
    public void remove(List<String> paths, String writtenDown) {
        refuseSecond(record.isPresent(), "one set of control groups");
        groups.addAll(paths);
        record = Optional.of(writtenDown);
    }

    /** Control groups to remove at the end. They go once nobody is in them any more. */
    public List<String> groups() {
        return Collections.unmodifiableList(groups);
    }

    /** The file in which these are written down, to be removed behind them. */
    public Optional<String> record() {
        return record;
    }

    public void relay(Relay connection) {
        refuseSecond(relay.isPresent(), "one terminal");
        relay = Optional.of(connection);
    }

    /** The connection to a terminal of the child's own, where it has one. */
    public Optional<Relay> relay() {
        return relay;
    }

    /** It would take the first one's place, and nobody would see. */
    private static void refuseSecond(boolean hasOne, String what) {
        if (hasOne) {
            throw new IllegalStateException("a child has " + what + ", and this one has it already");
        }
    }

    public void guard() {
        guarded = true;
    }

    /** Whether a guardian sees to the end when the monitor itself is killed. */
    public boolean guarded() {
        return guarded;
    }
}
