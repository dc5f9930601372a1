package containers.relay;

import static containers.kernel.Argument.number;
import static containers.program.RoutineCalls.memcpy;

import containers.calls.FileCalls;
import containers.calls.ProcessCalls;
import containers.calls.Signal;
import containers.calls.SignalCalls;
import containers.kernel.Argument;
import containers.kernel.CallList;
import containers.program.Label;
import containers.program.Program;
import containers.program.RoutineCalls;
import java.util.List;
import java.util.Optional;

/**
 * The connection between the caller's terminal and the child, which has one of its own or just pipes: more processes of the
 * program, which share the monitor's memory and its open files.
 *
 * <p>Two {@link Pump}s copy what is typed and what is shown. One process for both would wait for ever when both sides are
 * full. Where the child has a terminal, a third keeps the window's size the same on both sides. All end with the monitor.
 */
public final class Relay {

    /** The number under which the child has the socket to the monitor: the first behind the standard files. */
    public static final int TO_MONITOR = 3;

    private final Optional<CallersTerminal> terminal;
    private final boolean reads;
    private final Argument.Content keyboard = file(0);
    private final Argument.Content screen;
    private final Handover handover = new Handover();
    private final Argument.Content shown;
    private final Argument.Content typed;
    private final Argument.Content kept = Argument.Content.unset("kept");
    private final Helper input = new Helper("typed");
    private final Helper output = new Helper("shown");
    private final Helper window = new Helper("window");

    private static Argument.Content file(int number) {
        return new Argument.Content(RoutineCalls.word(number, "").content(), Integer.toString(number));
    }

    private Relay(Optional<CallersTerminal> terminal, boolean reads, Argument.Content screen) {
        this.terminal = terminal;
        this.reads = reads;
        this.screen = screen;
        this.shown = terminal.isPresent() ? Argument.Content.unset("master") : Argument.Content.unset("output");
        this.typed = terminal.isPresent() ? shown : Argument.Content.unset("input");
    }

    /**
     * With a terminal of the child's own.
     *
     * @param settings those of the terminal that is standard input, or where they will be found by then
     */
    public static Relay ofTerminal(byte[] settings) {
        return new Relay(Optional.of(new CallersTerminal(settings)), true, file(1));
    }

    /**
     * With pipes.
     *
     * @param reads whether what is typed goes to the child
     * @param screen which standard file is the terminal that what it writes goes to: 1 or 2
     */
    public static Relay ofPipes(boolean reads, int screen) {
        return ofPipes(reads, file(screen));
    }

    /** The same where the file's number will be found only when the program runs. */
    public static Relay ofPipes(boolean reads, Argument.Content screen) {
        return new Relay(Optional.empty(), reads, screen);
    }

    /** Adds the child's rows that hand over both sides of a terminal which it has opened. It may close them then. */
    public void handOver(CallList child, Argument.Result master, Argument.Result slave) {
        handover.send(
                child,
                number(TO_MONITOR),
                List.of(new Argument.ResultAddress(master.row()), new Argument.ResultAddress(slave.row())));
    }

    /**
     * The same for the ends of two pipes: what the child writes is read at the first, what it reads is written to the
     * second.
     */
    public void handOver(CallList child, Argument output, Argument input) {
        handover.send(child, number(TO_MONITOR), List.of(output, input));
    }

    /** Adds the monitor's rows that take them, and go on at {@code again}; or behind, when it is the gate's end that came. */
    public void receive(Program program, Argument gate, Label again) {
        Label over = new Label();
        program.add(handover.receive(gate)).zero(over).failure(over);
        program.add(memcpy(shown.address(), handover.descriptor(0), Integer.BYTES));
        // As long as somebody has the slave open, the output doesn't end because the container closes and opens it.
        Argument.Content second = terminal.isPresent() ? kept : typed;
        program.add(memcpy(second.address(), handover.descriptor(1), Integer.BYTES))
                .always(again);
        program.place(over);
    }

    /** Adds the rows that start it, once the child runs its program: before that, the terminal shows what is refused. */
    public void start(Program program) {
        terminal.ifPresent(callers -> callers.makeRaw(program));
        for (Helper helper : helpers()) {
            helper.start(program);
        }
    }

    private List<Helper> helpers() {
        if (terminal.isPresent()) {
            return List.of(input, output, window);
        }
        return reads ? List.of(input, output) : List.of(output);
    }

    // tag::end[]
    /** Adds the rows that end it: what is typed from now on isn't the container's, what it wrote is shown to the last. */
    public void end(Program program) {
        input.kill(program);
        window.kill(program);
        program.attempt(FileCalls.close(kept));
        output.expectEnd(program);
        terminal.ifPresent(callers -> callers.restore(program));
    }
    // end::end[]

    /** Adds their rows. The child is the one that the descriptor stands for. */
    public void add(Program program, Argument.Content child) {
        if (reads) {
            addInput(program, child);
        }
        addOutput(program, child);
        terminal.ifPresent(callers -> addWindow(program, callers));
    }

    /** When the caller's terminal is closed, so is the container's: nobody has its master then any more. */
    private void addInput(Program program, Argument.Content child) {
        Label closed = new Label();
        Label done = new Label();
        input.begin(program, "what is typed");
        new Pump(keyboard, typed).addTo(program, closed, done);
        program.place(closed);
        hangUp(program, typed, output, child);
        exit(program, done);
    }

    /** The kernel reports EIO when nobody has the slave open any more, and all that was written has been read. */
    private void addOutput(Program program, Argument.Content child) {
        Label closed = new Label();
        Label done = new Label();
        output.begin(program, "what is shown");
        new Pump(shown, screen).addTo(program, done, closed);
        program.place(closed);
        hangUp(program, shown, input, child);
        exit(program, done);
    }

    private static void exit(Program program, Label done) {
        program.place(done);
        program.add(ProcessCalls.exit_group(0));
    }

    /**
     * The master is closed once the one that may be reading or writing there has ended, too. The child gets SIGHUP then;
     * if it doesn't care, it ends a little later all the same: nobody could end it any more. A pipe that is closed says
     * what there is to say, and there may be another one.
     */
    private void hangUp(Program program, Argument.Content end, Helper other, Argument.Content child) {
        program.attempt(FileCalls.close(end));
        if (terminal.isEmpty()) {
            return;
        }
        program.attempt(SignalCalls.pidfd_send_signal(other.pidfd(), Signal.SIGKILL));
        Helper.killUnlessItEnds(program, child);
    }

    private void addWindow(Program program, CallersTerminal callers) {
        window.begin(program, "the window's size");
        callers.copySize(program, shown);
    }
}
