package containers.monitor;

import static containers.calls.RoutineCalls.memcmp;
import static containers.calls.RoutineCalls.memcpy;
import static containers.calls.RoutineCalls.watch;
import static containers.calls.RoutineCalls.word;
import static containers.kernel.Argument.number;

import containers.calls.FileCalls;
import containers.calls.OpenFlag;
import containers.calls.ProcessCalls;
import containers.calls.SigInfo;
import containers.calls.SignalCalls;
import containers.calls.SignalSet;
import containers.calls.WaitCalls;
import containers.calls.WaitFlag;
import containers.kernel.Argument;
import containers.kernel.CallList;
import containers.program.Label;
import containers.program.Program;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A connection between the monitor and the child, for as long as the child hasn't run its program.
 *
 * <p>The child's end is closed by {@code execve}, or by the child's death: that is how the monitor learns that the child
 * is under way. And it is where a child waits while its parent does something for it.
 */
public final class Gate {

    /** The number that the child's end gets: the first behind the standard files. */
    static final int END = 3;

    /** The number of the first descriptor that is handed down: so high that it is free, and lower than any usual limit. */
    public static final int HANDED = 20;

    /** The number of one that the monitor has from who started it, and doesn't hand down. */
    public static final int KEPT = HANDED - 1;

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
        program.add(FileCalls.socketpair(pair));
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
        program.attempt(FileCalls.dup3(childsEnd(), END, OpenFlag.O_CLOEXEC)); // it is refused when that is its number
        if (handedDown > 0) {
            program.add(FileCalls.close_range(END + 1, HANDED - 1));
            program.add(FileCalls.close_range(HANDED + handedDown));
        } else {
            program.add(FileCalls.close_range(END + 1));
        }
    }

    // tag::gate[]
    /**
     * The child writes down the path of its own directory in /proc, and waits. The /proc that it sees at this point is the
     * host's still, so the PID in that path is the one that the host knows it by.
     */
    void waitThere(Program program, byte[] directory, Label closed) {
        int prefix = "/proc/".length();
        Argument path = new Argument.Inside(new Argument.Bytes(directory, "path"), prefix);
        program.add(FileCalls.readlinkat("/proc/self", path, directory.length - prefix - 1));
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

    /**
     * Another program that the monitor runs for the child, and the wait for its end. It may never end: newuidmap(1) asks whoever
     * /etc/nsswitch.conf says, over a network perhaps. So the monitor listens meanwhile, and ends it when the child is to be ended.
     *
     * @param errand the program
     * @param pidfd what stands for its process, for the guardian, too
     * @param interruption where the number of the descriptor is that can be read when the child is to be ended
     */
    record ErrandRun(Launch.Errand errand, Argument.Content pidfd, Argument interruption) {

        private static final int NOT_FOUND = 127;

        // tag::run[]
        /** The child's PID is in that path. When the child is to be ended, the rows at {@code interrupted} are next. */
        void addTo(Program program, byte[] directory, Label interrupted) {
            Label running = new Label();
            Label notThere = new Label();
            program.add(Birth.ofErrand(pidfd).clone3()).positive(running);
            program.add(SignalCalls.rt_sigprocmask(SignalSet.NONE)); // else it would inherit that all are blocked
            program.add(ProcessCalls.execve(errand.program(), arguments(directory)))
                    .failure(notThere);
            program.place(notThere);
            program.add(ProcessCalls.exit_group(NOT_FOUND));
            program.place(running);
            waitForEnd(program, interrupted);
        }

        private void waitForEnd(Program program, Label interrupted) {
            Argument.Bytes either = WaitCalls.pollfds(2, "[interruption, errand]");
            Label ended = new Label();
            program.add(watch(either, 0, interruption));
            program.add(watch(either, 1, pidfd.address()));
            Label again = program.here();
            program.add(WaitCalls.ppoll(either)).failure(again);
            program.add(memcmp(new Argument.Inside(either, WaitCalls.REVENTS), word(0, "&0"), Short.BYTES))
                    .zero(ended);
            program.add(ProcessCalls.pidfd_send_signal(pidfd, Front.SIGKILL)).failure(interrupted);
            program.add(ProcessCalls.waitid(pidfd, new byte[SigInfo.SIZE], WaitFlag.WEXITED))
                    .always(interrupted);
            program.place(ended);
            program.add(ProcessCalls.waitid(pidfd, new byte[SigInfo.SIZE], WaitFlag.WEXITED));
            // In this order: a number that is free may come to stand for another process, which the guardian mustn't
            // end.
            program.add(FileCalls.close(pidfd));
            program.add(memcpy(pidfd.address(), word(-1, "&-1"), Integer.BYTES));
        }
        // end::run[]

        private Argument.Structure arguments(byte[] directory) {
            Map<Integer, Argument> fields = new HashMap<>();
            fields.put(0, Argument.text(errand.program()));
            fields.put(Long.BYTES, new Argument.Inside(new Argument.Bytes(directory, "path"), "/proc/".length()));
            for (String argument : errand.arguments()) {
                fields.put(fields.size() * Long.BYTES, Argument.text(argument));
            }
            String shown = "[\"" + errand.program() + "\", PID, " + String.join(", ", errand.arguments()) + "]";
            return new Argument.Structure(new byte[(fields.size() + 1) * Long.BYTES], fields, shown);
        }
    }
}
