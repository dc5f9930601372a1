package containers.benchmark.soak;

import containers.benchmark.measured.Launches;
import containers.benchmark.measured.StopSwitch;
import containers.benchmark.measured.TinyRoot;
import containers.cgroups.ControlGroup;
import containers.launch.BrokenPlan;
import containers.launch.LaunchPlan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;

/**
 * Launches thousands of containers beside one JVM, good ones and such that fail on their way, ends runners by signals, and
 * looks what is left.
 */
public final class Soak {

    private static final int WARM_UP = 1_000;
    private static final int PROGRESS = 1_000;

    /** One in so many runners that are ended by a signal is the whole of {@code ./contain}: that takes longer. */
    private static final int WHOLE = 10;

    /** What resident memory may grow, in KiB: 0.1 KiB a launch, and a launch takes more than 10 KiB. */
    private static final long NOISE = 1 << 10;

    private final Launches launches;
    private final EndedRunners runners;
    private final StopSwitch stop;
    private final Random random;
    private boolean good = true;

    private Soak(Path directory, Path contain, StopSwitch stop, long seed) throws IOException {
        Path root = TinyRoot.in(directory);
        this.random = new Random(seed);
        this.launches = new Launches(root);
        this.runners = new EndedRunners(root, contain, random);
        this.stop = stop;
    }

    /** Takes a directory for a root filesystem, the script, and how many launches succeed, fail, and are ended. */
    public static void main(String[] args) throws IOException {
        long seed = args.length > 5 ? Long.parseLong(args[5]) : System.nanoTime();
        boolean clean;
        try (StopSwitch stop = new StopSwitch()) {
            System.out.println("seed " + seed);
            clean = new Soak(Path.of(args[0]), Path.of(args[1]), stop, seed)
                    .run(Integer.parseInt(args[2]), Integer.parseInt(args[3]), Integer.parseInt(args[4]));
        }
        System.exit(clean ? 0 : 1);
    }

    private boolean run(int succeeding, int failing, int ended) throws IOException {
        Launches.group().prepare();
        runAll(1, 1, 1); // loads what is loaded once
        Remains remains = Remains.since(HostState::now);
        runAll(Math.min(WARM_UP, succeeding), Math.min(WARM_UP, failing) / 2, 0);
        long memoryBefore = HostState.residentMemory();
        runAll(succeeding, failing, ended);
        if (stop.isOn()) {
            return false;
        }
        boolean clean = remains.print();
        long memoryAfter = HostState.residentMemory();
        boolean enough = succeeding >= WARM_UP; // with fewer, it is Java that is still being loaded and compiled
        boolean grew = enough && memoryAfter > memoryBefore + NOISE;
        System.out.printf(
                "resident memory was %d KiB and is %d KiB%s%n",
                memoryBefore, memoryAfter, grew ? ": it GREW" : enough ? "" : " (too few launches to tell)");
        return good && clean && !grew;
    }

    /** Spreads those that fail and those that are ended evenly among the others. */
    private void runAll(int succeeding, int failing, int ended) throws IOException {
        long steps = Math.max(succeeding, Math.max(failing, ended));
        for (long i = 0; i < steps && !stop.isOn(); i++) {
            if (isTurn(i, succeeding, steps)) {
                launch(false);
            }
            if (isTurn(i, failing, steps)) {
                launch(true);
            }
            if (isTurn(i, ended, steps)) {
                good &= random.nextInt(WHOLE) == 0 ? runners.endContain() : runners.endProgram();
            }
            if ((i + 1) % PROGRESS == 0) {
                System.out.printf("%d of %d, %d KiB resident%n", i + 1, steps, HostState.residentMemory());
            }
        }
    }

    /** True {@code count} times in {@code steps} steps, at the same distances. */
    private static boolean isTurn(long step, long count, long steps) {
        return (step + 1) * count / steps > step * count / steps;
    }

    private void launch(boolean toFail) {
        try (ControlGroup group = Launches.group()) {
            LaunchPlan plan = launches.plan(group, TinyRoot.TRUE);
            if (random.nextBoolean()) {
                plan.childWaits(); // The other way to launch: the child waits at a gate while the parent makes calls.
            }
            if (toFail) {
                launches.runToFailure(BrokenPlan.failingAt(random.nextInt(BrokenPlan.rows(plan)), plan));
            } else {
                launches.runToEnd(plan);
            }
        }
    }
}
