package containers.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import containers.calls.ProcessCalls;
import containers.calls.SigInfo;
import containers.calls.Signal;
import containers.calls.SignalCalls;
import containers.executable.ProgramFile;
import containers.kernel.Kernel;
import containers.start.Inherited;
import containers.start.MemoryFile;
import containers.start.Spawn;
import containers.testing.HostUntouched;
import containers.testing.Processes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What becomes of a monitor's memory once the child has passed the gate: the kernel's list of it, proc_pid_maps(5). */
@ExtendWith(HostUntouched.class)
class GateTests {

    private static final Duration SOON = Duration.ofSeconds(10);
    private static final int SI_STATUS = 24;

    @Test
    void whatWasNeededUpToThereTakesNoMemory() {
        assertThat(filesOfMonitor(false)).isEqualTo(1);
    }

    /** The same shows that there are two. */
    @Test
    void whereAllWillBeToldItStays() {
        assertThat(filesOfMonitor(true)).isEqualTo(2);
    }

    /** How many files its memory is of while the child runs. It passes a signal on then, as ever. */
    private static long filesOfMonitor(boolean toldInTheEnd) {
        Inherited inherited = Inherited.unknown();
        InPlace front = new InPlace(inherited, Optional.empty(), toldInTheEnd);
        Launch launch = TestLaunch.of("/bin/sleep", "300").guard();
        try (MemoryFile file = new MemoryFile(
                ProgramFile.inTwo(Monitor.program(launch, front, inherited)).files())) {
            int monitor = Spawn.start(file, List.of());
            Processes.await("the child runs", SOON, () -> hasChild(monitor, "sleep"));
            Processes.await("the monitor waits", SOON, () -> waits(monitor));
            long files = files(monitor);
            Kernel.call(SignalCalls.kill(monitor, Signal.SIGTERM));
            byte[] info = new byte[SigInfo.SIZE];
            Kernel.call(ProcessCalls.waitid_pid(monitor, info));
            assertThat(info[SI_STATUS] & 0xff).isEqualTo(128 + Signal.SIGTERM.number());
            return files;
        }
    }

    private static boolean hasChild(long monitor, String name) {
        return ProcessHandle.of(monitor).stream()
                .flatMap(ProcessHandle::children)
                .anyMatch(child -> Processes.status(child.pid(), "Name").equals(Optional.of(name)));
    }

    /** Not for the gate any more: that is two descriptors, and this is three. */
    private static boolean waits(long monitor) {
        return read(monitor, "syscall").matches("\\d+ 0x[0-9a-f]+ 0x3 .*");
    }

    private static long files(long monitor) {
        return read(monitor, "maps")
                .lines()
                .filter(line -> line.contains("/memfd:"))
                .map(line -> line.split(" +", 6)[4])
                .distinct()
                .count();
    }

    private static String read(long process, String file) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(process), file))
                    .strip();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
