package containers.init;

import static containers.program.RoutineCalls.memcmp;
import static containers.program.RoutineCalls.memcpy;

import containers.calls.DescriptorCalls;
import containers.calls.ProcessCalls;
import containers.calls.SigInfo;
import containers.calls.Signal;
import containers.calls.SignalCalls;
import containers.calls.SignalSet;
import containers.kernel.Argument;
import containers.program.Label;
import containers.program.Program;
import containers.program.RoutineCalls;
import containers.program.Row;

/**
 * The program that PID 1 runs. It passes each signal on to the command, waits for every process that has ended and has no
 * other parent, and when that was the command, ends as it did.
 */
public final class InitProgram {

    /** The command's PID: the first process that PID 1 starts in its namespace has this number. */
    static final int COMMAND = 2;

    private final Program program = new Program();
    private final byte[] info = new byte[SigInfo.SIZE];
    private final Argument.Content pid = new Argument.Content(new byte[Long.BYTES], "pid");

    private InitProgram() {}

    /** The program. Whoever becomes it has blocked all signals: none is lost, and none ends it. */
    public static Program program() {
        InitProgram init = new InitProgram();
        init.addAll();
        return init.program;
    }

    // tag::rows[]
    private void addAll() {
        Label wait = new Label();
        Label commandsEnd = new Label();
        program.section("init");
        program.attempt(ProcessCalls.prctl_set_name("init"));
        program.attempt(DescriptorCalls.close_range(0)); // or who reads the other end of a pipe would wait for us, too
        Label look = program.here();
        lookWhoHasEnded(wait, commandsEnd);
        program.add(ProcessCalls.waitid_pid(pid)).always(look);
        program.place(wait);
        Row signal = program.add(SignalCalls.rt_sigtimedwait(SignalSet.ALL)).failure(wait);
        program.add(memcmp(signal.resultAddress(), Signal.SIGCHLD.number(), "SIGCHLD"))
                .zero(look);
        program.add(SignalCalls.kill(COMMAND, signal.result())).always(wait);
        program.place(commandsEnd);
        program.add(ProcessCalls.exit_group(
                program.add(RoutineCalls.exit_status(info)).result()));
    }
    // end::rows[]

    /** Several that end at once are one SIGCHLD: so it looks until there is nobody. It looks first, and waits then. */
    private void lookWhoHasEnded(Label nobody, Label command) {
        Argument ended = new Argument.Inside(new Argument.Bytes(info, "&info"), SigInfo.PID);
        Argument itsPid = pid.address();
        program.add(ProcessCalls.waitid_any_now(info)).failure(nobody);
        program.add(memcpy(itsPid, ended, Integer.BYTES));
        program.add(memcmp(itsPid, 0, "0")).zero(nobody);
        program.add(memcmp(itsPid, COMMAND, Integer.toString(COMMAND))).zero(command);
    }
}
