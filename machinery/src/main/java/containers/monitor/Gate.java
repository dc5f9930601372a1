package containers.monitor;

import static containers.kernel.Argument.number;
import static containers.program.RoutineCalls.memcmp;
import static containers.program.RoutineCalls.memcpy;
import static containers.program.RoutineCalls.word;

import containers.calls.DescriptorCalls;
import containers.calls.DirectoryCalls;
import containers.calls.FileCalls;
import containers.calls.OpenFlag;
import containers.kernel.Argument;
import containers.kernel.CallList;
import containers.kernel.KernelText;
import containers.kernel.Telling;
import containers.program.Label;
import containers.program.Program;
import containers.relay.Relay;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A connection between the monitor and the child, for as long as the child hasn't run its program.
 *
 * <p>The child's end is closed by {@code execve}, or by the child's death: that is how the monitor learns that the child
 * is under way. And it is where a child waits while its parent does something for it.
 */
public final class Gate {

    /** The number that the child's end gets. */
    static final int END = Relay.TO_MONITOR;

    /** The number of the first descriptor that is handed down: so high that it is free, and lower than any usual limit. */
    public static final int HANDED = 20;

    /** The number of one that the monitor has from who started it, and doesn't hand down. */
    public static final int KEPT = HANDED - 1;

    /** A PID has up to seven digits: proc_sys_kernel(5), {@code pid_max}. */
    private static final int DIRECTORY_SIZE = 24;

    private static final int ENOUGH_DESCRIPTORS = 64;

    private static final String OPEN = "proceed!";

    private final Optional<Relay> relay;
    private final int handedDown;
    private final boolean forgets;
    private final Label refused;
    private final Label reap;
    private final byte[] pair = new byte[2 * Integer.BYTES];
    private final byte[] childsEnd = new byte[Long.BYTES];
    private final byte[] monitorsEnd = new byte[Long.BYTES];

    /**
     * A gate.
     *
     * @param launch what goes through it, and stays open behind it
     * @param forgets whether what was needed up to here may go then
     * @param refused where the monitor goes on when a row of the child's was refused
     * @param reap where it goes on when it can't wait as it should
     */
    Gate(Launch launch, boolean forgets, Label refused, Label reap) {
        this.relay = launch.relay();
        this.handedDown = launch.handedDown();
        this.forgets = forgets;
        this.refused = refused;
        this.reap = reap;
    }

    /** Makes it, before there is a child. */
    void addTo(Program program) {
        Argument.Bytes both = new Argument.Bytes(pair, "&gate");
        program.add(DescriptorCalls.socketpair(pair));
        program.add(memcpy(monitorsEnd().address(), both, Integer.BYTES));
        program.add(memcpy(childsEnd().address(), new Argument.Inside(both, Integer.BYTES), Integer.BYTES));
    }

    Argument.Content monitorsEnd() {
        return new Argument.Content(monitorsEnd, "gate[0]");
    }

    private Argument.Content childsEnd() {
        return new Argument.Content(childsEnd, "gate[1]");
    }

    /** The monitor keeps one end. */
    void keepMonitorsEnd(Program program) {
        program.add(FileCalls.close(childsEnd()));
    }

    /** The child keeps the other, and nothing else that it inherited but what was handed down. */
    void keepChildsEnd(Program program) {
        program.attempt(
                DescriptorCalls.dup3(childsEnd(), END, OpenFlag.O_CLOEXEC)); // it is refused when that is its number
        if (handedDown > 0) {
            program.add(DescriptorCalls.close_range(END + 1, HANDED - 1));
            program.add(DescriptorCalls.close_range(HANDED + handedDown));
        } else {
            program.add(DescriptorCalls.close_range(END + 1));
        }
    }

    /** Room for the path of a child's directory in /proc: {@link Launch#childDirectory}. */
    public static byte[] roomForDirectory() {
        return Arrays.copyOf(KernelText.bytes("/proc/"), DIRECTORY_SIZE);
    }

    /** What to tell when a descriptor can't have that number: the kernel says EBADF then, not EMFILE: dup(2). */
    public static List<Telling> tooFewDescriptors(int number) {
        int enough = Math.max(ENOUGH_DESCRIPTORS, 2 * number);
        return List.of(Telling.of(
                Telling.RUNNER_FAILED,
                "the runner may have too few files open (ulimit -n shows how many): with ulimit -n " + enough
                        + " there are enough"));
    }

    // tag::gate[]
    /**
     * The child writes down the path of its own directory in /proc, and waits. The /proc that it sees at this point is the
     * host's still, so the PID in that path is the one that the host knows it by.
     */
    void waitThere(Program program, byte[] directory, Label closed) {
        int prefix = "/proc/".length();
        Argument path = new Argument.Inside(new Argument.Bytes(directory, "path"), prefix);
        program.add(DirectoryCalls.readlinkat("/proc/self", path, directory.length - prefix - 1));
        program.add(FileCalls.write(number(END), "!"));
        program.add(FileCalls.read(number(END), new byte[OPEN.length()])).zero(closed); // the monitor has died
    }
    // end::gate[]

    /** The monitor waits until the child is there. */
    void expectChild(Program program, Label dead) {
        program.add(FileCalls.read(monitorsEnd(), new byte[1])).zero(dead);
    }

    void open(Program program) {
        program.add(FileCalls.write(monitorsEnd(), OPEN));
    }

    /** Adds calls of the child's with which it waits there once more, until it is opened. */
    public static void waitAgain(CallList child) {
        child.add(FileCalls.write(number(END), "!"));
        child.add(FileCalls.read(number(END), new byte[OPEN.length()]));
    }

    /** Something can be read: what is handed over, and then the monitor waits on, or that the child's end is closed. */
    void receive(Program program, Label wait) {
        if (relay.isPresent()) {
            relay.get().receive(program, monitorsEnd(), wait);
        }
    }

    /** The child's end is closed: it runs its program, or has ended. What was needed until then takes no more memory. */
    void passed(Program program) {
        program.add(FileCalls.close(monitorsEnd()));
        program.add(memcmp(new Argument.Bytes(program.failed(), "&failed"), 0, "0"))
                .positive(refused);
        if (relay.isPresent()) {
            relay.get().start(program);
        }
        program.lasting();
        program.section("while the child runs", reap);
        forget(program);
    }

    /** What is the same in both cases is the program: --explain has no other rows than --trace. */
    private void forget(Program program) {
        Label kept = new Label();
        program.add(memcmp(word(forgets ? 0 : 1, "&told"), 0, "0")).positive(kept);
        program.attempt(program.forget());
        program.place(kept);
    }
}
