package containers.cgroups;

import containers.calls.Signal;
import containers.cgroups.limits.CpuQuota;
import containers.cgroups.limits.Limit;
import containers.cgroups.limits.MemoryLimit;
import containers.cgroups.limits.PidsLimit;
import containers.launch.Child;
import containers.launch.Command;
import containers.launch.ExitStatus;
import containers.launch.LaunchPlan;
import containers.launch.Launcher;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Three programs that take all they can get, each in a container whose control group has one limit.
 *
 * @param say takes what there is to tell
 * @param groups makes a group with a limit
 * @param plans makes a plan for a command in a group
 */
record GreedyPrograms(
        Consumer<String> say,
        Function<Limit, ControlGroup> groups,
        BiFunction<ControlGroup, Command, LaunchPlan> plans) {

    private static final long MEBI = 1 << 20;

    private static final long SPINNING_MILLIS = 2000;

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
        say.accept("A program fills 256 MiB of memory. It is to have 32 MiB, and no swap:");
        try (ControlGroup group = group(new MemoryLimit(32 * MEBI, OptionalLong.of(32 * MEBI)));
                Child child = launch(group, MEMORY_HOG)) {
            ExitStatus status = child.waitFor();
            Usage usage = group.usage();
            say.accept("  peak " + number(usage.memoryPeak(), MEBI) + " MiB, ended by the OOM killer: "
                    + number(usage.oomKills(), 1) + "; the program: " + status);
        }
    }

    void explodeForks() {
        say.accept("A program doubles itself again and again. It is to have 20 processes:");
        try (ControlGroup group = group(new PidsLimit(20));
                Child child = launch(group, FORK_BOMB)) {
            child.waitFor();
            Usage usage = group.usage();
            OptionalLong peak = usage.pidsPeak().isPresent() ? usage.pidsPeak() : usage.pids();
            say.accept("  peak " + number(peak, 1) + " processes, forks refused: " + number(usage.refusedForks(), 1));
        }
    }

    void spin() throws InterruptedException {
        say.accept("A program does nothing, as fast as it can, for two seconds. It is to have 0.2 CPUs:");
        try (ControlGroup group = group(CpuQuota.ofMilliCpus(200));
                Child child = launch(group, BUSY_LOOP)) {
            long start = System.nanoTime();
            OptionalLong before = group.usage().cpuTime();
            Thread.sleep(SPINNING_MILLIS);
            Usage usage = group.usage();
            double elapsed = (System.nanoTime() - start) / 1000.0;
            child.signal(Signal.SIGKILL.number());
            say.accept("  used " + share(before, usage.cpuTime(), elapsed) + " CPUs, made to wait for "
                    + seconds(usage.throttledTime()) + " s");
        }
    }

    /** In that unit. What the kernel doesn't count is not zero. */
    private static String number(OptionalLong counted, long unit) {
        return counted.isPresent() ? Long.toString(counted.getAsLong() / unit) : "unknown";
    }

    private static String share(OptionalLong before, OptionalLong after, double elapsed) {
        return before.isPresent() && after.isPresent()
                ? String.format(Locale.ROOT, "%.2f", (after.getAsLong() - before.getAsLong()) / elapsed)
                : "unknown";
    }

    private static String seconds(OptionalLong micros) {
        return micros.isPresent() ? String.format(Locale.ROOT, "%.1f", micros.getAsLong() / 1e6) : "unknown";
    }

    private ControlGroup group(Limit limit) {
        ControlGroup group = groups.apply(limit);
        group.prepare();
        return group;
    }

    private Child launch(ControlGroup group, String script) {
        return new Launcher().launch(plans.apply(group, Command.of("sh", "-c", script)));
    }
}
