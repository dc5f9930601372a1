package containers.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import containers.calls.ProcessCalls;
import containers.calls.SigInfo;
import containers.calls.WaitCalls;
import containers.executable.ProgramFile;
import containers.kernel.Argument;
import containers.kernel.Kernel;
import containers.program.Label;
import containers.program.Program;
import containers.program.RoutineCalls;
import containers.start.MemoryFile;
import containers.start.Spawn;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rows that wait, each more than once. */
class WaitingRowsTests {

    private static final long NANOS = 50_000_000;
    private static final int TIMES = 3;

    /** The system call writes what is left of a timeout where it was read: select(2). A row's must not become less. */
    @Test
    void aRowWaitsForTheSameTimeAgain() {
        byte[] counter = new byte[Long.BYTES];
        Argument.Bytes address = new Argument.Bytes(counter, "&counter");
        Program program = new Program();
        Label again = program.here();
        program.add(WaitCalls.ppoll(WaitCalls.pollfds(1, "[none]"), NANOS)).failure(again);
        for (int time = 1; time < TIMES; time++) {
            Label next = new Label();
            program.add(RoutineCalls.memcmp(address, time - 1, "counter")).positive(next);
            program.add(RoutineCalls.memcpy(address, RoutineCalls.word(time, "counter"), Long.BYTES))
                    .always(again);
            program.place(next);
        }
        program.add(ProcessCalls.exit_group(0));

        run(program); // what takes long is the first time
        long start = System.nanoTime();
        run(program);

        assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(TIMES * NANOS);
    }

    private static void run(Program program) {
        try (MemoryFile file = new MemoryFile(ProgramFile.of(program).content())) {
            int pid = Spawn.start(file, List.of());
            Kernel.call(ProcessCalls.waitid_pid(pid, new byte[SigInfo.SIZE]));
        }
    }
}
