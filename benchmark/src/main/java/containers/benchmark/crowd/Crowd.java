package containers.benchmark.crowd;

import containers.benchmark.measured.Monitored;
import containers.benchmark.measured.Pause;
import containers.benchmark.measured.StopSwitch;
import containers.calls.Signal;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Containers that all run at the same time, started by several at once.
 *
 * @param command what starts one whose program is {@link containers.benchmark.measured.TinyRoot#PAUSE}
 * @param stop tells when no more of them are to be started
 */
public record Crowd(List<String> command, StopSwitch stop) {

    private static final int STARTERS = 8;
    private static final long SECOND = 1_000_000_000L;
    private static final long PATIENCE = 20 * SECOND;

    public Crowd {
        command = List.copyOf(command);
    }

    /**
     * Starts them, says so on its standard output, and ends them when its standard input ends.
     *
     * @throws IllegalStateException when one of them doesn't start
     */
    public void hold(int count) throws IOException {
        List<Monitored> all = new ArrayList<>();
        try {
            long before = System.nanoTime();
            startAll(count, all);
            if (all.size() < count) {
                throw new IllegalStateException(count - all.size() + " of " + count + " containers didn't start");
            }
            System.out.printf("%d run, after %d s%n", all.size(), (System.nanoTime() - before) / SECOND);
            System.in.transferTo(System.out);
        } finally {
            end(all);
        }
    }

    private void startAll(int count, List<Monitored> all) {
        ExecutorService starters = Executors.newFixedThreadPool(STARTERS);
        try {
            List<Callable<Monitored>> starts = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                starts.add(this::start);
            }
            for (Future<Monitored> started : starters.invokeAll(starts)) {
                add(started, all);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            starters.shutdown();
        }
    }

    private static void add(Future<Monitored> started, List<Monitored> all) throws InterruptedException {
        try {
            all.add(started.get());
        } catch (ExecutionException failed) {
            System.err.println("benchmark: " + failed.getCause());
        }
    }

    /** One, which runs when this returns. */
    private Monitored start() throws IOException {
        if (stop.isOn()) {
            throw new IllegalStateException("stopped");
        }
        Process process = new ProcessBuilder(command)
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        return Monitored.await((int) process.pid());
    }

    /** As a user who loses patience does: the guardian of each tidies up after it. */
    private static void end(List<Monitored> all) {
        all.forEach(each -> each.monitor().signal(Signal.SIGKILL.number()));
        all.forEach(each -> each.container().endsWithin(PATIENCE));
        all.forEach(each -> each.guardian().endsWithin(PATIENCE));
        all.forEach(Monitored::close);
        Pause.milliseconds(1_000); // The kernel takes namespaces apart in its own time.
    }
}
