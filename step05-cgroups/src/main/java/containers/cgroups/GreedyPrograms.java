package containers.cgroups;

import containers.calls.Signal;
import containers.cgroups.limits.CpuQuota;
import containers.cgroups.limits.Limit;
import containers.cgroups.limits.MemoryLimit;
import containers.cgroups.limits.PidsLimit;
import containers.launch.Child;
import containers.launch.Command;
import containers.launch.LaunchPlan;
import containers.launch.Launcher;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/**
 * Three programs that take all they can get, each in a container whose control group has one limit.
 *
 * @param directory the containers' root filesystem
 */
record GreedyPrograms(Launcher launcher, Path directory) {

    private static final long MEBI = 1 << 20;

    /**
     * Has 256 MiB of memory for a single block. It is one process, in place of the shell: of several, the kernel may end
     * more than the greediest.
     */
    private static final String MEMORY_HOG = "exec dd if=/dev/zero of=/dev/null bs=256M count=1 2>/dev/null";

    /** Doubles nine times: 1023 processes if nobody stops it, each of which waits for its own. */
    private static final String FORK_BOMB =
            "bomb() { [ $1 = 0 ] || { bomb $(($1 - 1)) & bomb $(($1 - 1)) & wait; }; };" + " bomb 9 2>/dev/null";

    private static final String BUSY_LOOP = "while :; do :; done";

    void hogMemory() {
        System.out.println("A program fills 256 MiB of memory. It may use 32 MiB, and no swap:");
        MemoryLimit limit = new MemoryLimit(32 * MEBI, OptionalLong.of(32 * MEBI));
        try (ControlGroup group = group(limit);
                Child child = launch(group, MEMORY_HOG)) {
            child.waitFor();
            Usage usage = group.usage();
            System.out.println(
                    "  peak " + usage.memoryPeak().orElse(0) / MEBI + " MiB, processes ended by the OOM killer: "
                            + usage.oomKills().orElse(0));
        }
    }

    void explodeForks() {
        System.out.println("A program doubles itself again and again. It may have 20 processes:");
        try (ControlGroup group = group(new PidsLimit(20));
                Child child = launch(group, FORK_BOMB)) {
            child.waitFor();
            Usage usage = group.usage();
            System.out.println("  peak " + usage.pidsPeak().orElse(usage.pids().orElse(0))
                    + " processes, forks refused: " + usage.refusedForks().orElse(0));
        }
    }

    void spin() throws InterruptedException {
        System.out.println("A program does nothing, as fast as it can, for two seconds. It may use 0.2 CPUs:");
        try (ControlGroup group = group(CpuQuota.ofMilliCpus(200));
                Child child = launch(group, BUSY_LOOP)) {
            long start = System.nanoTime();
            long before = group.usage().cpuTime().orElse(0);
            Thread.sleep(2000);
            Usage usage = group.usage();
            double elapsed = (System.nanoTime() - start) / 1000.0;
            child.signal(Signal.SIGKILL.number());
            double share = (usage.cpuTime().orElse(0) - before) / elapsed;
            System.out.println(String.format(
                    Locale.ROOT,
                    "  used %.2f CPUs, made to wait for %.1f s",
                    share,
                    usage.throttledTime().orElse(0) / 1e6));
        }
    }

    private static ControlGroup group(Limit limit) {
        ControlGroup group = ControlGroup.of(List.of(limit));
        group.prepare();
        return group;
    }

    private Child launch(ControlGroup group, String script) {
        LaunchPlan plan = Step05Cgroups.plan(directory, group, Command.of("sh", "-c", script));
        System.out.flush();
        return launcher.launch(plan);
    }
}
