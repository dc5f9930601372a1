package containers.launch;

import containers.calls.CloneFlag;
import containers.calls.DescriptorCalls;
import containers.calls.FileCalls;
import containers.calls.OpenFlag;
import containers.errands.Attendant;
import containers.errands.Errand;
import containers.kernel.Argument;
import containers.kernel.Call;
import containers.kernel.CallList;
import containers.kernel.Part;
import containers.kernel.Telling;
import containers.monitor.CallLists;
import containers.monitor.Duties;
import containers.monitor.Gate;
import containers.monitor.Launch;
import containers.relay.Relay;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Everything the kernel will be asked for around a child: before its birth, by itself, while it waits, at its end.
 *
 * <p>A plan is data. Building one changes nothing: it can be compared in a test, or become a program that is printed,
 * started beside this JVM ({@link Launcher}) or run in its place. All decisions are made while it is built, in Java: the
 * child only works through its list.
 */
public final class LaunchPlan implements Launch {

    private final EnumSet<CloneFlag> namespaces = EnumSet.noneOf(CloneFlag.class);
    private final CallLists calls = new CallLists();
    private final PlanParts parts = new PlanParts();
    private final byte[] childDirectory = Gate.roomForDirectory();
    private final Duties duties = new Duties();
    private Optional<Argument.Result> controlGroup = Optional.empty();

    /**
     * Begins a part, as a heading does: all that is added to this plan from now on, up to the next one, belongs to it.
     *
     * @param step the step of the workshop that explains it
     * @param title a few words for the heading
     */
    public void part(int step, String title) {
        Part part = new Part(step, title);
        parts.begin(part, namespaces);
        for (CallList list : calls.all()) {
            list.begin(part);
        }
    }

    /** The parts in their order, and the namespaces that each has {@code clone3} make. */
    public Map<Part, Set<CloneFlag>> parts() {
        return parts.namespaces(namespaces);
    }

    @Override
    public CallLists calls() {
        return calls;
    }

    @Override
    public Duties duties() {
        return duties;
    }

    /** The namespaces that {@code clone3} makes for the child. */
    @Override
    public Set<CloneFlag> namespaces() {
        return namespaces;
    }

    /**
     * Has the child be born in a control group of version 2.
     *
     * @param directory the one of the parent's calls that opened the group's directory; it is closed after the birth
     */
    public void bornIn(Argument.Result directory) {
        if (controlGroup.isPresent()) {
            throw new IllegalStateException("a child is born in one control group, and this one has it already");
        }
        controlGroup = Optional.of(directory);
    }

    @Override
    public Optional<Argument.Result> controlGroup() {
        return controlGroup;
    }

    /**
     * Has the child wait while the parent makes calls that need its PID.
     *
     * @return the child's directory in {@code /proc}, open, for the calls that are then added to {@link #meanwhile}
     */
    public Argument.Result childWaits() {
        if (!makesChildWait()) {
            Argument.Bytes path = new Argument.Bytes(childDirectory, "\"/proc/PID\"");
            return calls.meanwhile().add(FileCalls.openat(path, OpenFlag.O_PATH, OpenFlag.O_CLOEXEC));
        }
        return new Argument.Result(0);
    }

    @Override
    public byte[] childDirectory() {
        return childDirectory;
    }

    /**
     * Has the parent open something that the child couldn't, and the child inherit it.
     *
     * @return its descriptor, which is the same for the child's calls and for those that are made meanwhile
     */
    public Argument handDown(Call opening, List<Telling> tellings) {
        int number = duties.handDown();
        Argument.Result opened = calls.parent().add(opening, tellings);
        calls.parent().add(DescriptorCalls.dup3(opened, number, OpenFlag.O_CLOEXEC), Gate.tooFewDescriptors(number));
        calls.parent().add(FileCalls.close(opened));
        return Argument.number(number);
    }

    /** Has another program be run while the child waits. */
    public void run(Errand errand) {
        childWaits();
        duties.run(errand);
    }

    /**
     * Has another program work for the child from this point of its calls on, at which it waits until that program is ready, or
     * has ended.
     */
    public void attend(Attendant program) {
        childWaits();
        duties.attend(program);
        Gate.waitAgain(calls.child());
    }

    /** Has the calls for the end wait for their turn. */
    public void takeTurn(Turn first) {
        duties.take(first);
    }

    /**
     * Has the monitor keep an open descriptor of this process's: a lock, say.
     *
     * @param descriptor above those that the monitor gives numbers to itself, {@link Gate#HANDED}
     * @return the one that the monitor has then
     */
    public Argument keep(int descriptor) {
        duties.keep(descriptor);
        return Argument.number(Gate.KEPT);
    }

    /**
     * Has control groups be removed at the end.
     *
     * @param paths their directories
     * @param writtenDown the file that names them, which goes last
     */
    public void removeAfterwards(List<String> paths, String writtenDown) {
        duties.remove(paths, writtenDown);
    }

    /** Gives the child a terminal of its own: it hands that over to the monitor, which connects it with the caller's. */
    public void relay(Relay connection) {
        duties.relay(connection);
    }

    /** Has a guardian end the child and clean up, should the monitor be killed. */
    public void guard() {
        duties.guard();
    }
}
