package containers.monitor;

import static containers.calls.DescriptorCalls.STDERR;
import static containers.calls.DescriptorCalls.STDOUT;
import static containers.program.RoutineCalls.memcmp;
import static containers.program.RoutineCalls.memcpy;
import static containers.program.RoutineCalls.watch;
import static containers.program.RoutineCalls.word;

import containers.calls.CloneArguments;
import containers.calls.CredentialCalls;
import containers.calls.DescriptorCalls;
import containers.calls.FileCalls;
import containers.calls.OpenFlag;
import containers.calls.ProcessCalls;
import containers.calls.SigInfo;
import containers.calls.Signal;
import containers.calls.SignalCalls;
import containers.calls.SignalSet;
import containers.calls.WaitCalls;
import containers.calls.WaitFlag;
import containers.errands.Attendant;
import containers.errands.AttendantRecord;
import containers.kernel.Argument;
import containers.program.Label;
import containers.program.Program;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Another program that works for the child as long as it lives. The monitor starts it when the child waits for it, and goes on
 * when it is ready or has given up: which of both, the child finds out.
 *
 * @param attendant the program
 * @param pidfd what stands for its process, for the guardian, too
 * @param interruption where the number of the descriptor is that can be read when the child is to be ended
 */
record Attendance(Attendant attendant, Argument.Content pidfd, Argument interruption) {

    private static final int NOT_FOUND = 127;

    // tag::start[]
    /** The child's PID is in that path. When the child is to be ended, the rows at {@code interrupted} are next. */
    void addTo(Program program, Gate gate, byte[] directory, Label interrupted) {
        Argument.Bytes pipe = new Argument.Bytes(new byte[2 * Integer.BYTES], "&pipe");
        Argument.Content reading = Argument.Content.unset("pipe[0]");
        Argument.Content writing = Argument.Content.unset("pipe[1]");
        Label running = new Label();
        waitFor(program, gate.monitorsEnd(), interrupted);
        gate.expectChild(program, interrupted);
        program.add(DescriptorCalls.pipe2(pipe.content(), OpenFlag.O_CLOEXEC));
        program.add(memcpy(reading.address(), pipe, Integer.BYTES));
        program.add(memcpy(writing.address(), new Argument.Inside(pipe, Integer.BYTES), Integer.BYTES));
        program.add(ProcessCalls.clone3(CloneArguments.ofErrand(pidfd))).positive(running);
        become(program, writing, directory);
        program.place(running);
        program.add(FileCalls.close(writing));
        waitFor(program, reading, interrupted);
        program.add(FileCalls.close(reading));
        gate.open(program);
    }
    // end::start[]

    /**
     * What its process does. It keeps nothing but stderr, if it has something to say: neither the container's input and output
     * nor its terminal, whose keys would end it.
     */
    private void become(Program program, Argument ready, byte[] directory) {
        Label failed = new Label();
        program.add(SignalCalls.rt_sigprocmask(SignalSet.NONE)); // else it would inherit that all are blocked
        program.add(CredentialCalls.setsid());
        attendant.record().write(program, directory);
        Argument nothing = program.add(FileCalls.openat("/dev/null", OpenFlag.O_RDWR, OpenFlag.O_CLOEXEC))
                .result();
        program.add(DescriptorCalls.dup3(nothing, 0));
        program.add(DescriptorCalls.dup3(nothing, STDOUT));
        if (!attendant.speaks()) {
            program.add(DescriptorCalls.dup3(nothing, STDERR));
        }
        program.attempt(DescriptorCalls.dup3(ready, attendant.ready())); // it is refused when that is its number
        program.add(DescriptorCalls.close_range(Math.max(STDERR, attendant.ready()) + 1));
        program.add(ProcessCalls.execve(attendant.program(), arguments(directory)))
                .failure(failed);
        program.place(failed);
        program.add(ProcessCalls.exit_group(NOT_FOUND));
    }

    private void waitFor(Program program, Argument.Content descriptor, Label interrupted) {
        Argument.Bytes either = WaitCalls.pollfds(2, "[interruption, " + descriptor + "]");
        program.add(watch(either, 0, interruption));
        program.add(watch(either, 1, descriptor.address()));
        Label again = program.here();
        program.add(WaitCalls.ppoll(either)).failure(again);
        program.add(memcmp(new Argument.Inside(either, WaitCalls.REVENTS), word(0, "&0"), Short.BYTES))
                .positive(interrupted);
    }

    private Argument.Structure arguments(byte[] directory) {
        Argument pid = new Argument.Inside(new Argument.Bytes(directory, "path"), "/proc/".length());
        List<Argument> words = new ArrayList<>();
        words.add(Argument.text(attendant.program()));
        attendant.before().forEach(word -> words.add(Argument.text(word)));
        words.add(pid);
        attendant.behind().forEach(word -> words.add(Argument.text(word)));
        Map<Integer, Argument> fields = new HashMap<>();
        for (Argument word : words) {
            fields.put(fields.size() * Long.BYTES, word);
        }
        return new Argument.Structure(new byte[(fields.size() + 1) * Long.BYTES], fields, shown());
    }

    private String shown() {
        List<String> words = new ArrayList<>();
        words.add("\"" + attendant.program() + "\"");
        words.addAll(attendant.before());
        words.add("PID");
        words.addAll(attendant.behind());
        return words.toString();
    }

    /** Adds the rows that end it, also the guardian's: for that one it isn't to be buried. */
    static void end(Program program, Argument.Content pidfd, AttendantRecord record) {
        Label none = new Label();
        program.attempt(SignalCalls.pidfd_send_signal(pidfd, Signal.SIGKILL)).failure(none);
        program.attempt(ProcessCalls.waitid(pidfd, new byte[SigInfo.SIZE], WaitFlag.WEXITED));
        program.place(none);
        record.remove(program);
    }
}
