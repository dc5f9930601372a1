package containers.benchmark.soak;

import static containers.calls.Signal.SIGHUP;
import static containers.calls.Signal.SIGINT;
import static containers.calls.Signal.SIGKILL;
import static containers.calls.Signal.SIGQUIT;
import static containers.calls.Signal.SIGTERM;

import containers.benchmark.measured.Handle;
import containers.benchmark.measured.MeasuredCompilation;
import containers.benchmark.measured.Pause;
import containers.calls.ProcessCalls;
import containers.calls.SigInfo;
import containers.calls.Signal;
import containers.compile.Compilation;
import containers.executable.ProgramFile;
import containers.kernel.Kernel;
import containers.start.MemoryFile;
import containers.start.Spawn;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/** Starts runners, and ends each with a random signal at a random moment: from its start to after its end. */
final class EndedRunners {

    private static final List<Signal> SIGNALS = List.of(SIGTERM, SIGINT, SIGHUP, SIGKILL, SIGQUIT);

    private static final long MILLISECOND = 1_000_000;

    /** A program's whole life takes some ten milliseconds. */
    private static final long LIFE = 14 * MILLISECOND;

    /** One with a JVM in it takes longer. */
    private static final long COLD_LIFE = 200 * MILLISECOND;

    /** How long one may go on after a signal that its container may ignore. */
    private static final long PATIENCE = 10_000 * MILLISECOND;

    /** How long until a guardian has removed what a killed monitor left. */
    private static final long GUARDIANS_PATIENCE = 2_000 * MILLISECOND;

    private final byte[] program;
    private final Path root;
    private final Path contain;
    private final Random random;

    /** @param contain the shell script of that name */
    EndedRunners(Path root, Path contain, Random random) throws IOException {
        this.program = ProgramFile.of(MeasuredCompilation.of(root, List.of(), "/nap", Compilation::files))
                .content();
        this.root = root;
        this.contain = contain;
        this.random = random;
    }

    /** A compiled program; tells whether all went well. */
    boolean endProgram() {
        Set<String> before = HostState.records();
        Signal signal = signal();
        long moment = moment(LIFE);
        int pid;
        try (MemoryFile file = new MemoryFile(program)) {
            pid = Spawn.start(file, List.of());
        }
        boolean ended = end(pid, signal, moment);
        Kernel.call(ProcessCalls.waitid_pid(pid, new byte[SigInfo.SIZE]));
        return report("a compiled program", signal, moment, ended, isGone(before));
    }

    /** The whole runner, from its shell script on. */
    boolean endContain() throws IOException {
        Set<String> before = HostState.records();
        Signal signal = signal();
        long moment = moment(COLD_LIFE);
        Process process = new ProcessBuilder(contain.toString(), "run", "--rootfs", root.toString(), "--", "/nap")
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        boolean ended = end((int) process.pid(), signal, moment);
        return report("./contain run", signal, moment, ended, isGone(before));
    }

    private Signal signal() {
        return SIGNALS.get(random.nextInt(SIGNALS.size()));
    }

    private long moment(long life) {
        return (long) (random.nextDouble() * life);
    }

    /** One that doesn't end by that is killed. */
    private static boolean end(int pid, Signal signal, long moment) {
        try (Handle runner = Handle.of(pid)) {
            LockSupport.parkNanos(moment);
            runner.signal(signal.number());
            if (runner.endsWithin(PATIENCE)) {
                return true;
            }
            runner.signal(SIGKILL.number());
            runner.endsWithin(PATIENCE);
            return false;
        }
    }

    /** Whoever was the last to clean up, perhaps the guardian, has done so in time. */
    private static boolean isGone(Set<String> before) {
        long deadline = System.nanoTime() + GUARDIANS_PATIENCE;
        while (!before.containsAll(HostState.records())) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            Pause.milliseconds(1);
        }
        return true;
    }

    private static boolean report(String what, Signal signal, long moment, boolean ended, boolean gone) {
        if (!ended || !gone) {
            String fault = ended ? "left a group for more than two seconds" : "didn't end";
            System.out.printf("%s %s: %s after %d us%n", what, fault, signal, moment / 1000);
        }
        return ended && gone;
    }
}
