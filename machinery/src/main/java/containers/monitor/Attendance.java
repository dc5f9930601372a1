package containers.monitor;

import static containers.calls.OpenFlag.O_CLOEXEC;
import static containers.calls.OpenFlag.O_CREAT;
import static containers.calls.OpenFlag.O_NOFOLLOW;
import static containers.calls.OpenFlag.O_TRUNC;
import static containers.calls.OpenFlag.O_WRONLY;
import static containers.calls.RoutineCalls.memcmp;
import static containers.calls.RoutineCalls.memcpy;
import static containers.calls.RoutineCalls.watch;
import static containers.calls.RoutineCalls.word;

import containers.calls.FileCalls;
import containers.calls.OpenFlag;
import containers.calls.ProcessCalls;
import containers.calls.SigInfo;
import containers.calls.SignalCalls;
import containers.calls.SignalSet;
import containers.calls.WaitCalls;
import containers.calls.WaitFlag;
import containers.kernel.Argument;
import containers.program.Label;
import containers.program.Program;
import java.nio.charset.StandardCharsets;
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
record Attendance(Launch.Attendant attendant, Argument.Content pidfd, Argument interruption) {

    private static final int NOT_FOUND = 127;
    private static final int ONLY_MINE = 0600;
    private static final int STDOUT = 1;
    private static final int STDERR = 2;

    // tag::start[]
    /** The child's PID is in that path. When the child is to be ended, the rows at {@code interrupted} are next. */
    void addTo(Program program, Gate gate, byte[] directory, Label interrupted) {
        Argument.Bytes pipe = new Argument.Bytes(new byte[2 * Integer.BYTES], "&pipe");
        Argument.Content reading = Argument.Content.unset("pipe[0]");
        Argument.Content writing = Argument.Content.unset("pipe[1]");
        Label running = new Label();
        waitFor(program, gate.monitorsEnd(), interrupted);
        gate.expectChild(program, interrupted);
        program.add(FileCalls.pipe2(pipe.content(), OpenFlag.O_CLOEXEC));
        program.add(memcpy(reading.address(), pipe, Integer.BYTES));
        program.add(memcpy(writing.address(), new Argument.Inside(pipe, Integer.BYTES), Integer.BYTES));
        program.add(Birth.ofErrand(pidfd).clone3()).positive(running);
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
        program.add(ProcessCalls.setsid());
        writeDown(program, directory);
        Argument nothing = program.add(FileCalls.openat("/dev/null", OpenFlag.O_RDWR, OpenFlag.O_CLOEXEC))
                .result();
        program.add(FileCalls.dup3(nothing, 0));
        program.add(FileCalls.dup3(nothing, STDOUT));
        if (!attendant.speaks()) {
            program.add(FileCalls.dup3(nothing, STDERR));
        }
        program.attempt(FileCalls.dup3(ready, attendant.ready())); // it is refused when that is its number
        program.add(FileCalls.close_range(Math.max(STDERR, attendant.ready()) + 1));
        program.add(ProcessCalls.execve(attendant.program(), arguments(directory)))
                .failure(failed);
        program.place(failed);
        program.add(ProcessCalls.exit_group(NOT_FOUND));
    }

    // tag::write[]
    /**
     * Its own process writes down for whom it works, and needn't be told its PID. The file is there from before it runs until it
     * is ended: whoever finds one of a child that is no more may end it. Where there can be none, it works all the same.
     */
    private void writeDown(Program program, byte[] directory) {
        byte[] record = attendant.record();
        Argument pid = new Argument.Inside(path(record), record.length - Launch.Attendant.PID);
        program.attempt(FileCalls.readlinkat("/proc/self", pid, Launch.Attendant.PID - 1));
        Argument file = program.attempt(
                        FileCalls.openat(path(record), ONLY_MINE, O_WRONLY, O_CREAT, O_TRUNC, O_NOFOLLOW, O_CLOEXEC))
                .result();
        program.attempt(FileCalls.write(file, new Argument.Bytes(directory, "path")));
        program.attempt(FileCalls.close(file));
    }
    // end::write[]

    private static Argument.Bytes path(byte[] record) {
        String beginning = new String(record, 0, record.length - Launch.Attendant.PID, StandardCharsets.UTF_8);
        return new Argument.Bytes(record, '"' + beginning + "PID\"");
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
    static void end(Program program, Argument.Content pidfd, byte[] record) {
        Label none = new Label();
        program.attempt(ProcessCalls.pidfd_send_signal(pidfd, Front.SIGKILL)).failure(none);
        program.attempt(ProcessCalls.waitid(pidfd, new byte[SigInfo.SIZE], WaitFlag.WEXITED));
        program.place(none);
        program.attempt(FileCalls.unlinkat(path(record))); // its process wrote the PID into memory that all share
    }
}
