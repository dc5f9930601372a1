package containers.monitor;

import static containers.program.RoutineCalls.watch;

import containers.calls.CloneArguments;
import containers.calls.CredentialCalls;
import containers.calls.ProcessCalls;
import containers.calls.Signal;
import containers.calls.SignalCalls;
import containers.calls.WaitCalls;
import containers.kernel.Argument;
import containers.program.Label;
import containers.program.Program;
import containers.program.Row;
import java.util.Optional;

/**
 * A second process of the program, which waits for the end of the first: nobody can catch SIGKILL, but somebody else can
 * see to what it leaves.
 *
 * <p>It shares the monitor's memory, its open files and what else can be shared: so it takes little room, and knows the
 * child by the same descriptor. A death signal (PR_SET_PDEATHSIG) would be simpler, but the child can take it off, and a
 * change of user does so by itself: prctl(2).
 */
final class Guardian {

    private final Launch launch;
    private final Cells cells;
    private final Ending ending;
    private final Label begin = new Label();

    Guardian(Launch launch, Cells cells, Ending ending) {
        this.launch = launch;
        this.cells = cells;
        this.ending = ending;
    }

    /** Adds the rows that start it, where there is to be one, and tells where it finds what it watches. */
    Optional<Argument> start(Program program) {
        if (!launch.guarded()) {
            return Optional.empty();
        }
        Row self = program.add(CredentialCalls.getpid());
        Row monitor = program.add(ProcessCalls.pidfd_open(self.result()));
        program.add(ProcessCalls.clone3(CloneArguments.ofHelper(cells.guardian())))
                .zero(begin);
        return Optional.of(monitor.resultAddress());
    }

    // tag::guardian[]
    void add(Program program, Argument monitor) {
        Label left = new Label();
        program.section("the guardian");
        program.place(begin);
        program.attempt(CredentialCalls.setpgid()); // what is meant for the monitor's group isn't meant for this
        waitFor(program, monitor, "monitor");
        program.attempt(SignalCalls.pidfd_send_signal(cells.errand(), Signal.SIGKILL));
        // First: what it writes would be shown for ever, and giving the terminal back waits for that.
        program.attempt(SignalCalls.pidfd_send_signal(cells.pidfd(), Signal.SIGKILL));
        ending.giveBack(program); // the caller goes on already
        program.attempt(SignalCalls.pidfd_send_signal(cells.pidfd(), Signal.SIGKILL))
                .failure(left);
        waitFor(program, cells.pidfd().address(), "pidfd");
        program.place(left);
        ending.cleanUp(program);
        ending.front().exit(program, cells);
    }
    // end::guardian[]

    private static void waitFor(Program program, Argument descriptor, String name) {
        Argument.Bytes end = WaitCalls.pollfds(1, "[" + name + "]");
        program.add(watch(end, 0, descriptor));
        Label again = program.here();
        program.add(WaitCalls.ppoll(end)).failure(again);
    }
}
