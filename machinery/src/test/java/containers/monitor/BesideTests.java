package containers.monitor;

import static containers.kernel.Argument.number;
import static org.assertj.core.api.Assertions.assertThat;

import containers.calls.DescriptorCalls;
import containers.calls.FileCalls;
import containers.calls.OpenFlag;
import containers.calls.ProcessCalls;
import containers.calls.SigInfo;
import containers.executable.ProgramFile;
import containers.executable.ProgramMemory;
import containers.kernel.Errno;
import containers.kernel.Kernel;
import containers.kernel.SystemCallException;
import containers.program.Program;
import containers.start.Inherited;
import containers.start.MemoryFile;
import containers.start.Spawn;
import containers.testing.HostUntouched;
import containers.testing.Processes;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A monitor's two reports, read as a launcher does. */
@ExtendWith(HostUntouched.class)
class BesideTests {

    private static final int SI_STATUS = 24;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Test
    void itReportsTheStartAndTheEnd() {
        Program program = program(TestLaunch.ofScript("exit 42"));
        ProgramFile file = ProgramFile.of(program);

        try (Other other = new Other(file.content())) {
            ProgramMemory memory = file.memory(other.read(file.reportSize()));
            assertThat(memory.failed()).isEmpty();
            assertThat(memory.child()).isPositive();
            assertThat(status(other.read(SigInfo.SIZE))).isEqualTo(42);
            assertThat(Processes.status(memory.child(), "State"))
                    .get()
                    .asString()
                    .startsWith("Z");
        }
    }

    @Test
    void aRefusalIsItsOneReport() {
        TestLaunch launch = new TestLaunch();
        launch.child.add(FileCalls.close(number(-1)));
        ProgramFile file = ProgramFile.of(program(launch));

        try (Other other = new Other(file.content())) {
            ProgramMemory memory = file.memory(other.read(file.reportSize()));
            assertThat(memory.failed()).get().satisfies(failed -> {
                assertThat(failed.call()).isEqualTo("close(-1)");
                assertThat(failed.errno()).contains(Errno.EBADF);
            });
            assertThat(other.read(1)).isEmpty();
        }
    }

    @Test
    void aChildThatDiesBeforeItWaitsIsReportedAsOneThatStartedAndEnded() {
        TestLaunch launch = TestLaunch.ofScript("true");
        launch.childWaits();
        Program program = program(launch);
        ProgramFile file = ProgramFile.of(program);

        try (Other other = new Other(DyingChild.content(program))) {
            assertThat(file.memory(other.read(file.reportSize())).failed()).isEmpty();
            assertThat(status(other.read(SigInfo.SIZE)) & 0xff).isEqualTo(DyingChild.STATUS);
        }
    }

    @Test
    void theChildEndsWhenTheOtherSideIsGone() {
        ProgramFile file = ProgramFile.of(program(TestLaunch.of("/bin/sleep", "300")));
        int child;
        try (Other other = new Other(file.content())) {
            child = file.memory(other.read(file.reportSize())).child();
            assertThat(Processes.isRunning(child)).isTrue();
        }
        assertThat(Processes.isRunning(child)).isFalse();
    }

    private static Program program(Launch launch) {
        return Monitor.program(launch, new Beside(List.of()), Inherited.now());
    }

    private static int status(byte[] info) {
        return ByteBuffer.wrap(info).order(ByteOrder.nativeOrder()).getInt(SI_STATUS);
    }

    /** The other side: two pipes, of which one is read and the other is held open. */
    private static final class Other implements AutoCloseable {

        private final int[] reports = pipe(OpenFlag.O_CLOEXEC, OpenFlag.O_NONBLOCK);
        private final int[] life = pipe(OpenFlag.O_CLOEXEC, OpenFlag.O_NONBLOCK);
        private final int pid;

        Other(byte[] program) {
            try (MemoryFile file = new MemoryFile(program)) {
                pid = Spawn.start(
                        file,
                        List.of(new Spawn.Handed(reports[1], Beside.REPORTS), new Spawn.Handed(life[0], Beside.LIFE)));
            }
            close(reports[1]);
            close(life[0]);
        }

        /** Fails when it has to wait too long: nobody else would notice that a report is missing. */
        byte[] read(int size) {
            ByteArrayOutputStream report = new ByteArrayOutputStream();
            byte[] room = new byte[1];
            Processes.await("there is a report", PATIENCE, () -> {
                while (report.size() < size) {
                    try {
                        if (Kernel.call(FileCalls.read(number(reports[0]), room)) == 0) {
                            return true;
                        }
                        report.write(room[0]);
                    } catch (SystemCallException nothingThere) {
                        return false;
                    }
                }
                return true;
            });
            return report.toByteArray();
        }

        @Override
        public void close() {
            close(life[1]);
            Kernel.call(ProcessCalls.waitid_pid(pid, new byte[SigInfo.SIZE]));
            close(reports[0]);
        }

        private static int[] pipe(OpenFlag... flags) {
            byte[] ends = new byte[2 * Integer.BYTES];
            Kernel.call(DescriptorCalls.pipe2(ends, flags));
            ByteBuffer both = ByteBuffer.wrap(ends).order(ByteOrder.nativeOrder());
            return new int[] {both.getInt(), both.getInt()};
        }

        private static void close(int descriptor) {
            Kernel.call(FileCalls.close(number(descriptor)));
        }
    }
}
