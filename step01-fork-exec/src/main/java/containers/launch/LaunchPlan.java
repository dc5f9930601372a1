package containers.launch;

import containers.calls.CloneFlag;
import containers.calls.FileCalls;
import containers.calls.OpenFlag;
import containers.kernel.Argument;
import containers.kernel.Call;
import containers.kernel.CallList;
import containers.kernel.Part;
import containers.kernel.Telling;
import containers.monitor.Gate;
import containers.monitor.Launch;
import containers.monitor.Relay;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Everything the kernel will be asked for around a child: before its birth, by itself, while it waits, at its end.
 *
 * <p>A plan is data. Building one changes nothing: it can be compared in a test, or become a program that is printed,
 * started beside this JVM ({@link Launcher}) or run in its place. All decisions are made while it is built, in Java: the
 * child only works through its list.
 */
public final class LaunchPlan implements Launch {

    /** A PID has up to seven digits: proc_sys_kernel(5), {@code pid_max}. */
    private static final int DIRECTORY_SIZE = 24;

    private static final int ENOUGH_DESCRIPTORS = 64;

    private final Set<CloneFlag> namespaces = EnumSet.noneOf(CloneFlag.class);
    private final CallList parent = new CallList();
    private final CallList child = new CallList();
    private final CallList init = new CallList();
    private final CallList holder = new CallList();
    private final CallList meanwhile = new CallList();
    private final CallList afterwards = new CallList();
    private final CallList alone = new CallList();
    private Optional<Turn> turn = Optional.empty();
    private final List<Asking> parts = new ArrayList<>();
    private final byte[] childDirectory = directory();
    private final List<String> groups = new ArrayList<>();
    private Optional<String> record = Optional.empty();
    private Optional<Argument.Result> controlGroup = Optional.empty();
    private Optional<Relay> relay = Optional.empty();
    private final List<Errand> errands = new ArrayList<>();
    private Optional<Attendant> attendant = Optional.empty();
    private int handedDown;
    private OptionalInt kept = OptionalInt.empty();
    private boolean guarded;

    /** A part, and the namespaces that it has {@code clone3} make. */
    private record Asking(Part part, Set<CloneFlag> namespaces) {}

    /**
     * Adds a part: all that {@code calls} adds to this plan knows that it belongs to it.
     *
     * @param step the step of the workshop that explains it
     * @param title a few words for a heading
     */
    public void part(int step, String title, Consumer<LaunchPlan> calls) {
        partWithResult(step, title, plan -> {
            calls.accept(plan);
            return plan;
        });
    }

    private void begin(Part part) {
        for (CallList list : lists()) {
            list.begin(part);
        }
    }

    /** The same for calls that give something to a later part, as what is taken from the host's tree. */
    public <T> T partWithResult(int step, String title, Function<LaunchPlan, T> calls) {
        Part part = new Part(step, title);
        Set<CloneFlag> before = EnumSet.copyOf(namespaces);
        begin(part);
        T result = calls.apply(this);
        begin(Part.NONE);
        Set<CloneFlag> asked = EnumSet.copyOf(namespaces);
        asked.removeAll(before);
        parts.add(new Asking(part, asked));
        return result;
    }

    /** The parts in their order, and the namespaces that each has {@code clone3} make. */
    public Map<Part, Set<CloneFlag>> parts() {
        // Not while the plan is made: a record's hashCode is put together at run time, and that takes milliseconds.
        Map<Part, Set<CloneFlag>> asked = new LinkedHashMap<>();
        for (Asking each : parts) {
            asked.computeIfAbsent(each.part(), first -> EnumSet.noneOf(CloneFlag.class))
                    .addAll(each.namespaces());
        }
        return Collections.unmodifiableMap(asked);
    }

    /** The calls that the parent makes before there is a child. */
    @Override
    public CallList parent() {
        return parent;
    }

    /** The calls that the child makes. The last is {@code execve}. */
    @Override
    public CallList child() {
        return child;
    }

    @Override
    public CallList init() {
        return init;
    }

    @Override
    public CallList holder() {
        return holder;
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

    @Override
    public CallList meanwhile() {
        return meanwhile;
    }

    /**
     * Has the child wait while the parent makes calls that need its PID.
     *
     * @return the child's directory in {@code /proc}, open, for the calls that are then added to {@link #meanwhile}
     */
    public Argument.Result childWaits() {
        if (meanwhile.rows().isEmpty()) {
            Argument.Bytes path = new Argument.Bytes(childDirectory, "\"/proc/PID\"");
            return meanwhile.add(FileCalls.openat(path, OpenFlag.O_PATH, OpenFlag.O_CLOEXEC));
        }
        return new Argument.Result(0);
    }

    @Override
    public byte[] childDirectory() {
        return childDirectory;
    }

    private static byte[] directory() {
        byte[] path = new byte[DIRECTORY_SIZE];
        byte[] start = "/proc/".getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(start, 0, path, 0, start.length);
        return path;
    }

    /**
     * Has the parent open something that the child couldn't, and the child inherit it.
     *
     * @return its descriptor, which is the same for the child's calls and for those that are made meanwhile
     */
    public Argument handDown(Call opening, List<Telling> tellings) {
        int number = Gate.HANDED + handedDown++;
        Argument.Result opened = parent.add(opening, tellings);
        parent.add(FileCalls.dup3(opened, number, OpenFlag.O_CLOEXEC), tooFewDescriptors(number));
        parent.add(FileCalls.close(opened));
        return Argument.number(number);
    }

    /** With such a number the kernel says EBADF, not EMFILE: dup(2). */
    private static List<Telling> tooFewDescriptors(int number) {
        int enough = Math.max(ENOUGH_DESCRIPTORS, 2 * number);
        return List.of(Telling.of(
                Telling.RUNNER_FAILED,
                "the runner may have too few files open (ulimit -n shows how many): with ulimit -n " + enough
                        + " there are enough"));
    }

    @Override
    public int handedDown() {
        return handedDown;
    }

    /** Has another program be run while the child waits. */
    public void run(Errand errand) {
        childWaits();
        errands.add(errand);
    }

    @Override
    public List<Errand> errands() {
        return Collections.unmodifiableList(errands);
    }

    /**
     * Has another program work for the child from this point of its calls on, at which it waits until that program is ready, or
     * has ended.
     */
    public void attend(Attendant program) {
        childWaits();
        attendant = Optional.of(program);
        Gate.waitAgain(child);
    }

    @Override
    public Optional<Attendant> attendant() {
        return attendant;
    }

    /** Calls for the end, whatever became of the child; each may fail. */
    @Override
    public CallList afterwards() {
        return afterwards;
    }

    /** Has the calls for the end wait for their turn. */
    public void takeTurn(Turn first) {
        turn = Optional.of(first);
    }

    @Override
    public Optional<Turn> turn() {
        return turn;
    }

    @Override
    public CallList alone() {
        return alone;
    }

    /**
     * Has the monitor keep an open descriptor of this process's: a lock, say.
     *
     * @param descriptor above those that the monitor gives numbers to itself, {@link Gate#HANDED}
     * @return the one that the monitor has then
     */
    public Argument keep(int descriptor) {
        kept = OptionalInt.of(descriptor);
        return Argument.number(Gate.KEPT);
    }

    @Override
    public OptionalInt kept() {
        return kept;
    }

    /**
     * Has control groups be removed at the end.
     *
     * @param paths their directories
     * @param writtenDown the file that names them, which goes last
     */
    public void removeAfterwards(List<String> paths, String writtenDown) {
        if (record.isPresent()) {
            throw new IllegalStateException("a child has one set of control groups, and this one has it already");
        }
        groups.addAll(paths);
        record = Optional.of(writtenDown);
    }

    @Override
    public List<String> groups() {
        return Collections.unmodifiableList(groups);
    }

    @Override
    public Optional<String> record() {
        return record;
    }

    /** Gives the child a terminal of its own: it hands that over to the monitor, which connects it with the caller's. */
    public void relay(Relay connection) {
        relay = Optional.of(connection);
    }

    @Override
    public Optional<Relay> relay() {
        return relay;
    }

    /** Has a guardian end the child and clean up, should the monitor be killed. */
    public void guard() {
        guarded = true;
    }

    @Override
    public boolean guarded() {
        return guarded;
    }
}
