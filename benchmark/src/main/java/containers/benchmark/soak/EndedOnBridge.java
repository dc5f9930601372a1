package containers.benchmark.soak;

import static containers.calls.Signal.SIGINT;
import static containers.calls.Signal.SIGKILL;
import static containers.calls.Signal.SIGTERM;

import containers.benchmark.measured.Handle;
import containers.benchmark.measured.ProcFile;
import containers.calls.Signal;
import containers.kernel.SystemCallException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

/**
 * Starts one on the bridge, with ports of the host's that lead to it, and ends it at a random moment: the runner, or first its
 * guardian, or first the container.
 *
 * @param contain the shell script of that name
 * @param root a root filesystem
 * @param life how long one takes that nobody ends, in nanoseconds
 */
record EndedOnBridge(Path contain, Path root, long life) {

    private static final List<Signal> SIGNALS = List.of(SIGTERM, SIGINT, SIGKILL);

    /** The first port; each that runs at the same time has two of its own. */
    private static final int PORT = 20_000;

    /** How long one may take that was asked to end: its container may ignore that. */
    private static final long GENTLE = 100_000_000;

    private static final long PATIENCE = 30_000_000_000L;

    /**
     * What became of one.
     *
     * @param what what was done to it, for who has to find out what went wrong
     * @param ran whether it had a container and a guardian then
     */
    record Ended(String what, boolean ran) {}

    /**
     * Starts and ends one.
     *
     * @param place which of those that run at the same time it is
     */
    Ended run(int place, Random random) throws IOException {
        int port = PORT + 2 * place;
        Process process = start(
                random.nextInt(4) > 0 ? "/pause" : "/nap",
                List.of("--network", "bridge", "-p", port + ":80", "-p", (port + 1) + ":53/udp"));
        long moment = (long) (random.nextDouble() * life);
        LockSupport.parkNanos(moment);
        boolean ran = children((int) process.pid()).length == 2;
        StringBuilder done = new StringBuilder("after " + moment / 1_000_000 + " ms");
        if (random.nextInt(3) == 0) {
            done.append(killChild((int) process.pid(), random));
        }
        Signal signal = SIGNALS.get(random.nextInt(SIGNALS.size()));
        done.append(' ').append(signal);
        end((int) process.pid(), signal);
        return new Ended(done.toString(), ran);
    }

    /** One that nobody ends; returns its exit status. */
    int runToEnd(List<String> options) throws IOException, InterruptedException {
        return start("/nap", options).waitFor();
    }

    private Process start(String program, List<String> options) throws IOException {
        List<String> command = new ArrayList<>(List.of(contain.toString(), "run"));
        command.addAll(options);
        command.addAll(List.of("--rootfs", root.toString(), "--", program));
        return new ProcessBuilder(command)
                .redirectInput(new File("/dev/null"))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** Its guardian, its container, or what the shell script or Java has started; nobody where there is nobody. */
    private static String killChild(int runner, Random random) {
        String[] children =
                ProcFile.read(runner + "/task/" + runner + "/children").strip().split(" ", -1);
        String child = children[random.nextInt(children.length)];
        if (child.isEmpty()) {
            return "";
        }
        try (Handle handle = Handle.of(Integer.parseInt(child))) {
            handle.signal(SIGKILL.number());
        } catch (SystemCallException gone) {
            return "";
        }
        return " SIGKILL to its child,";
    }

    private static String[] children(int process) {
        return ProcFile.read(process + "/task/" + process + "/children").split(" ", -1);
    }

    /** One that doesn't end by that is killed. */
    private static void end(int pid, Signal signal) {
        try (Handle runner = Handle.of(pid)) {
            runner.signal(signal.number());
            if (!runner.endsWithin(GENTLE)) {
                runner.signal(SIGKILL.number());
            }
            if (!runner.endsWithin(PATIENCE)) {
                throw new IllegalStateException("a runner doesn't end: " + pid);
            }
        } catch (SystemCallException gone) {
            // it had come to its end, and Java has waited for it
            return;
        }
    }
}
