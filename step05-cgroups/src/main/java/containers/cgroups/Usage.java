package containers.cgroups;

import containers.cgroups.hierarchy.ControlFile;
import containers.cgroups.hierarchy.Controller;
import containers.cgroups.hierarchy.Version;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a group uses and has used, as the kernel counted it. A number is empty where the group has no such controller, or
 * the kernel doesn't keep it.
 *
 * @param memory bytes now, the page cache included
 * @param memoryPeak the most bytes so far; in version 2 since Linux 5.19
 * @param oomKills how many processes the OOM killer ended
 * @param cpuTime microseconds on all CPUs
 * @param cpuPeriods how many of the CPU quota's periods have passed
 * @param throttledTime microseconds for which the CPU quota kept the group waiting
 * @param pids processes and threads now
 * @param pidsPeak the most processes and threads so far; since Linux 6.1, in version 1 since 6.11
 * @param refusedForks how often fork or clone failed because of the limit
 */
public record Usage(
        OptionalLong memory,
        OptionalLong memoryPeak,
        OptionalLong oomKills,
        OptionalLong cpuTime,
        OptionalLong cpuPeriods,
        OptionalLong throttledTime,
        OptionalLong pids,
        OptionalLong pidsPeak,
        OptionalLong refusedForks) {

    static Usage read(List<GroupDirectory> directories) {
        String memory = path(directories, Controller.MEMORY);
        String pids = path(directories, Controller.PIDS);
        boolean memoryV1 = isV1(directories, Controller.MEMORY);
        return new Usage(
                ControlFile.number(memory + (memoryV1 ? "memory.usage_in_bytes" : "memory.current")),
                ControlFile.number(memory + (memoryV1 ? "memory.max_usage_in_bytes" : "memory.peak")),
                ControlFile.number(memory + (memoryV1 ? "memory.oom_control" : "memory.events"), "oom_kill"),
                cpuTime(directories),
                ControlFile.number(path(directories, Controller.CPU) + "cpu.stat", "nr_periods"),
                throttledTime(directories),
                ControlFile.number(pids + "pids.current"),
                ControlFile.number(pids + "pids.peak"),
                ControlFile.number(pids + "pids.events", "max"));
    }

    /** Version 1 counts nanoseconds in a controller of its own; version 2 microseconds in every group. */
    private static OptionalLong cpuTime(List<GroupDirectory> directories) {
        for (GroupDirectory directory : directories) {
            if (directory.place().version() == Version.V2) {
                OptionalLong micros = ControlFile.number(directory.path() + "/cpu.stat", "usage_usec");
                if (micros.isPresent()) {
                    return micros;
                }
            }
        }
        return micros(ControlFile.number(path(directories, Controller.CPUACCT) + "cpuacct.usage"));
    }

    private static OptionalLong throttledTime(List<GroupDirectory> directories) {
        String stat = path(directories, Controller.CPU) + "cpu.stat";
        return isV1(directories, Controller.CPU)
                ? micros(ControlFile.number(stat, "throttled_time"))
                : ControlFile.number(stat, "throttled_usec");
    }

    private static OptionalLong micros(OptionalLong nanos) {
        return nanos.isPresent() ? OptionalLong.of(nanos.getAsLong() / 1000) : nanos;
    }

    private static Optional<GroupDirectory> find(List<GroupDirectory> directories, Controller controller) {
        for (GroupDirectory directory : directories) {
            if (directory.has(controller)) {
                return Optional.of(directory);
            }
        }
        return Optional.empty();
    }

    /** The group's directory with a slash behind it, or one that isn't there, so that nothing is read. */
    private static String path(List<GroupDirectory> directories, Controller controller) {
        Optional<GroupDirectory> directory = find(directories, controller);
        return directory.isPresent() ? directory.get().path() + "/" : "/proc/none/";
    }

    private static boolean isV1(List<GroupDirectory> directories, Controller controller) {
        Optional<GroupDirectory> directory = find(directories, controller);
        return directory.isPresent() && directory.get().place().version() == Version.V1;
    }
}
