package containers.monitor;

import static containers.calls.DescriptorCalls.STDERR;
import static containers.kernel.Argument.number;
import static containers.program.RoutineCalls.memcmp;
import static containers.program.RoutineCalls.memcpy;
import static containers.program.RoutineCalls.word;

import containers.calls.FileCalls;
import containers.calls.ProcessCalls;
import containers.calls.Signal;
import containers.calls.WaitFlag;
import containers.kernel.Argument;
import containers.kernel.Call;
import containers.program.Label;
import containers.program.Program;
import containers.program.Row;
import containers.start.Afterword;
import containers.start.Inherited;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A monitor that stands for the container: it passes signals on, tells a person what was refused, and exits as the
 * container did.
 */
public final class InPlace implements Front {

    private static final String LEFT =
            "contain: a control group is still in use, or has groups below: the next ./contain run removes it";

    /**
     * How the container is asked for its end when SIGTERM asks the monitor.
     *
     * @param signal what it is sent instead, by its number
     * @param patience how many seconds later it is ended; empty where a second signal does that
     */
    public record Stop(int signal, OptionalLong patience) {

        /** By SIGTERM itself. */
        public static final Stop USUAL = new Stop(Signal.SIGTERM.number(), OptionalLong.empty());
    }

    private final Inherited inherited;
    private final Optional<Afterword> afterword;
    private final boolean always;
    private final Stop stop;

    /**
     * Describes it.
     *
     * @param inherited what it was given by who started it
     * @param afterword the program that has more to say in the end, or to clean up; where there is none, there is no Java
     * @param always whether that program has something to say in any case
     */
    public InPlace(Inherited inherited, Optional<Afterword> afterword, boolean always) {
        this(inherited, afterword, always, Stop.USUAL);
    }

    private InPlace(Inherited inherited, Optional<Afterword> afterword, boolean always, Stop stop) {
        this.inherited = inherited;
        this.afterword = afterword;
        this.always = always;
        this.stop = stop;
    }

    /** The same for a container that is asked for its end in another way. */
    public InPlace with(Stop other) {
        return new InPlace(inherited, afterword, always, other);
    }

    @Override
    public int firstFreeDescriptor() {
        return STDERR + 1;
    }

    @Override
    public Argument interruption(Program program) {
        return SignalPassing.openEnding(program).resultAddress();
    }

    @Override
    public void waitForEnd(Program program, Cells cells, Gate gate, Label reap, Label reaped) {
        SignalPassing signals = SignalPassing.listen(program, cells, inherited, stop);
        signals.waitForStart(gate, reaped);
        signals.waitForEnd(reap);
    }

    /** Not where that program is to tell every row. */
    @Override
    public boolean forgets() {
        return !always;
    }

    @Override
    public WaitFlag[] reaping() {
        return new WaitFlag[] {WaitFlag.WEXITED};
    }

    @Override
    public Row reportEnd(Program program, Cells cells) {
        return program.add(afterword(cells, always ? 1 : 0));
    }

    @Override
    public Row reportRefusal(Program program, Cells cells) {
        Row status = Refusal.tell(program);
        program.add(memcpy(new Argument.Bytes(program.status(), "&status"), status.resultAddress(), Long.BYTES));
        return program.add(afterword(cells, 1));
    }

    private static Call afterword(Cells cells, long value) {
        return memcpy(new Argument.Bytes(cells.afterword, "&afterword"), word(value, "&" + value), Long.BYTES);
    }

    @Override
    public void tell(Program program, String line) {
        program.attempt(FileCalls.write(number(STDERR), line + '\n'));
    }

    /** That is Java's to do; where there is none, the next run's. */
    @Override
    public void leaveGroups(Program program, Cells cells) {
        if (afterword.isPresent()) {
            program.add(afterword(cells, 1));
        } else {
            tell(program, LEFT);
        }
    }

    @Override
    public void exit(Program program, Cells cells) {
        Label silent = new Label();
        if (afterword.isPresent()) {
            program.add(memcmp(new Argument.Bytes(cells.afterword, "&afterword"), 0, "0"))
                    .zero(silent);
            afterword.get().addTo(program);
        }
        program.place(silent);
        program.add(ProcessCalls.exit_group(new Argument.Content(program.status(), "status")));
    }
}
