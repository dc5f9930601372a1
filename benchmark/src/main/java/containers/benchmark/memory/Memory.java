package containers.benchmark.memory;

import containers.benchmark.measured.StopSwitch;
import containers.cgroups.ControlGroup;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/**
 * Measures what a running container costs besides itself: the memory of its monitor and its guardian.
 *
 * <p>All are started in a control group of the benchmark's; the containers' own processes go to their own. What the
 * monitors and guardians use of the kernel's memory is what is charged no more when these are killed, and the containers
 * live on.
 */
public final class Memory {

    private static final double KIB = 1024;
    private static final double MOST_RESIDENT = 32;
    private static final double MOST_CHARGED = 96;

    private final Path directory;
    private final StopSwitch stop;

    public Memory(Path directory, StopSwitch stop) {
        this.directory = directory;
        this.stop = stop;
    }

    public void measure(int count) throws IOException {
        try (MemoryGroup group = MemoryGroup.fresh();
                RunningContainers containers = new RunningContainers(directory.resolve("pause"), group, count)) {
            long before = group.charged();
            containers.start();
            if (stop.isOn()) {
                return;
            }
            Settled.wait(group);
            long running = group.charged();
            Map<String, Long> parts = group.parts();
            double resident = containers.resident() / count;
            containers.printOne();
            containers.killMonitors();
            Settled.wait(group);
            long charged = running - group.charged();
            System.out.printf(Locale.ROOT, "%nmemory of ours for each of %d containers (KiB) %13s%n", count, "at most");
            print("resident in proportion (PSS)", resident, MOST_RESIDENT);
            print("charged, with the kernel's", charged / KIB / count, MOST_CHARGED);
            Map<String, Long> left = group.parts();
            parts.forEach((part, bytes) -> print("  of it " + part, (bytes - left.get(part)) / KIB / count, 0));
            print("charged, with the birth of the container", (running - before) / KIB / count, 0);
        } finally {
            ControlGroup.sweep(); // their monitors are no more, so nobody else does
        }
    }

    private static void print(String what, double kib, double most) {
        String goal = most == 0 ? "" : String.format(Locale.ROOT, "%.0f  %s", most, kib <= most ? "met" : "MISSED");
        System.out.println(
                String.format(Locale.ROOT, "%-44s %8.1f  %s", what, kib, goal).stripTrailing());
    }
}
