package containers.benchmark.soak;

import containers.benchmark.measured.StopSwitch;
import containers.benchmark.measured.TinyRoot;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Starts containers on the bridge, some at a time, ends them at random moments, and looks after the next command what is
 * left. It is to be in a network namespace of its own.
 */
public final class BridgeSoak {

    private static final int AT_ONCE = 4;
    private static final int PROGRESS = 100;
    private static final List<String> ON_BRIDGE =
            List.of("--network", "bridge", "-p", "19999:80", "-p", "19999:53/udp");

    private final EndedOnBridge runners;
    private final Remains remains;
    private final Random random;
    private int ran;

    private BridgeSoak(EndedOnBridge runners, Remains remains, Random random) {
        this.runners = runners;
        this.remains = remains;
        this.random = random;
    }

    /** Takes a directory for a root filesystem, the script, and how many are ended. */
    public static void main(String[] args) throws IOException, InterruptedException {
        long seed = args.length > 3 ? Long.parseLong(args[3]) : System.nanoTime();
        System.out.println("seed " + seed);
        boolean clean;
        try (StopSwitch stop = new StopSwitch()) {
            EndedOnBridge first = new EndedOnBridge(Path.of(args[1]), TinyRoot.in(Path.of(args[0])), 0);
            Remains remains = Remains.since(NetworkState::now);
            EndedOnBridge timed = new EndedOnBridge(first.contain(), first.root(), life(first));
            clean = new BridgeSoak(timed, remains, new Random(seed)).run(Integer.parseInt(args[2]), stop);
        }
        System.exit(clean ? 0 : 1);
    }

    /** How long one may take, of those that run at once. The very first one makes what is made once. */
    private static long life(EndedOnBridge runner) throws IOException, InterruptedException {
        runner.runToEnd(ON_BRIDGE);
        long before = System.nanoTime();
        if (runner.runToEnd(ON_BRIDGE) != 0) {
            throw new IllegalStateException("./contain run --network bridge doesn't work here");
        }
        return AT_ONCE * (System.nanoTime() - before);
    }

    private boolean run(int count, StopSwitch stop) throws IOException, InterruptedException {
        System.out.printf("moments from 0 to %d ms, %d at once%n", runners.life() / 1_000_000, AT_ONCE);
        ExecutorService starters = Executors.newFixedThreadPool(AT_ONCE);
        int faults = 0;
        try {
            for (int done = 0; done < count && !stop.isOn(); done += AT_ONCE) {
                faults += round(starters) ? 0 : 1;
                if ((done + AT_ONCE) % PROGRESS == 0) {
                    System.out.printf("%d of %d, %d rounds with faults%n", done + AT_ONCE, count, faults);
                }
            }
        } finally {
            starters.shutdown();
        }
        System.out.printf("%d of them were on the bridge when they were ended%n", ran);
        return remains.print() && faults == 0 && !stop.isOn();
    }

    /** Some at once; then the next command; then nothing may be there. */
    private boolean round(ExecutorService starters) throws IOException, InterruptedException {
        List<Future<EndedOnBridge.Ended>> ended = new ArrayList<>();
        for (int i = 0; i < AT_ONCE; i++) {
            int place = i;
            Random itsOwn = new Random(random.nextLong());
            ended.add(starters.submit(() -> runners.run(place, itsOwn)));
        }
        List<String> told = new ArrayList<>();
        for (Future<EndedOnBridge.Ended> each : ended) {
            EndedOnBridge.Ended done = answer(each);
            told.add(done.what());
            ran += done.ran() ? 1 : 0;
        }
        int status = runners.runToEnd(List.of());
        Map<String, Set<String>> left = remains.left();
        boolean clean = status == 0 && left.values().stream().allMatch(Set::isEmpty);
        if (!clean) {
            System.out.printf("LEFT %s, the next command's status is %d: %s%n", left, status, told);
        }
        return clean;
    }

    private static EndedOnBridge.Ended answer(Future<EndedOnBridge.Ended> told) throws InterruptedException {
        try {
            return told.get();
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed.getCause());
        }
    }
}
