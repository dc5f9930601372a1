package containers.benchmark;

import containers.cgroups.ControlGroup;
import containers.kernel.CallList;
import containers.kernel.SystemCallException;
import containers.launch.BrokenPlan;
import containers.launch.LaunchFailedException;
import containers.launch.LaunchPlan;
import containers.runner.MeasuredContainer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;

/** Launches thousands of containers in one JVM, good ones and such that fail on their way, and looks what is left. */
public final class Soak {

    private static final int WARM_UP = 1_000;
    private static final int PROGRESS = 1_000;

    /** What resident memory may grow, in KiB: 0.1 KiB a launch, and a launch takes more than 10 KiB. */
    private static final long NOISE = 1 << 10;

    /** How long to wait for what the kernel takes away a little later, in tenths of a second. */
    private static final int PATIENCE = 100;

    private final Launches launches;
    private final Path root;
    private final StopSwitch stop;
    private final Random random;

    private Soak(Launches launches, Path root, StopSwitch stop, Random random) {
        this.launches = launches;
        this.root = root;
        this.stop = stop;
        this.random = random;
    }

    /** Takes a directory for a root filesystem, how many launches are to succeed and how many to fail. */
    public static void main(String[] args) throws IOException {
        Path root = TinyRoot.in(Path.of(args[0]));
        long seed = System.nanoTime();
        boolean clean;
        try (StopSwitch stop = new StopSwitch();
                Launches launches = new Launches(root)) {
            System.out.println("seed " + seed);
            clean = new Soak(launches, root, stop, new Random(seed))
                    .run(Integer.parseInt(args[1]), Integer.parseInt(args[2]));
        }
        System.exit(clean ? 0 : 1);
    }

    private boolean run(int good, int failing) throws IOException {
        launchBoth(1, 1); // loads what is loaded once
        Map<String, Long> before = HostState.count();
        launchBoth(Math.min(WARM_UP, good), Math.min(WARM_UP, failing) / 2);
        long memoryBefore = HostState.residentMemory();
        launchBoth(good, failing);
        if (stop.isOn()) {
            return false;
        }
        Map<String, Long> after = patientCount(before);
        long memoryAfter = HostState.residentMemory();
        boolean clean = true;
        System.out.printf("%-28s %10s %10s%n", "", "before", "after");
        for (Map.Entry<String, Long> count : before.entrySet()) {
            clean &= print(count.getKey(), count.getValue(), after.get(count.getKey()), 0);
        }
        clean &= print("resident memory (KiB)", memoryBefore, memoryAfter, NOISE);
        return clean;
    }

    private static boolean print(String what, long before, long after, long noise) {
        boolean clean = after <= before + noise;
        System.out.printf("%-28s %10d %10d  %s%n", what, before, after, clean ? "" : "GREW");
        return clean;
    }

    private static Map<String, Long> patientCount(Map<String, Long> before) throws IOException {
        Map<String, Long> now = HostState.count();
        for (int i = 0; i < PATIENCE && grew(before, now); i++) {
            try {
                Thread.sleep(100);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
            now = HostState.count();
        }
        return now;
    }

    private static boolean grew(Map<String, Long> before, Map<String, Long> now) {
        return before.entrySet().stream().anyMatch(count -> now.get(count.getKey()) > count.getValue());
    }

    /** Spreads those that are to fail evenly among the others. */
    private void launchBoth(int good, int failing) throws IOException {
        int failed = 0;
        for (int i = 1; i <= good && !stop.isOn(); i++) {
            launch(false);
            while (failed < (long) failing * i / good && !stop.isOn()) {
                launch(true);
                failed++;
            }
            if (i % PROGRESS == 0) {
                System.out.printf(
                        "%d launches, %d that failed, %d KiB resident%n", i, failed, HostState.residentMemory());
            }
        }
    }

    private void launch(boolean toFail) {
        try (ControlGroup group = Variant.COUNTED.group()) {
            LaunchPlan plan = MeasuredContainer.plan(root, group, TinyRoot.COMMAND);
            if (toFail) {
                plan = BrokenPlan.failingAt(random.nextInt(BrokenPlan.rows(plan)), plan);
            }
            if (random.nextBoolean()) {
                // The other way to launch: the child waits at a gate while the parent makes calls.
                plan.meanwhile(pid -> new CallList());
            }
            group.register();
            launches.runToEnd(plan);
            if (toFail) {
                throw new IllegalStateException("a launch succeeded that was to fail");
            }
        } catch (LaunchFailedException | SystemCallException refused) {
            if (!toFail) {
                throw refused;
            }
        }
    }
}
