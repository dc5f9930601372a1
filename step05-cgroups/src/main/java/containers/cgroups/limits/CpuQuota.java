package containers.cgroups.limits;

import containers.cgroups.hierarchy.Controller;
import containers.cgroups.hierarchy.Place;
import containers.cgroups.hierarchy.Version;
import java.util.List;

/**
 * How much CPU time the group's processes can use together in each period. When it is used up they wait for the next
 * period, even on an idle machine. A quota of two periods lets them use two CPUs.
 *
 * <p>Source: {@code Documentation/scheduler/sched-bwc.rst}.
 *
 * @param quota microseconds, at least 1000
 * @param period microseconds, from 1000 to 1000000
 */
public record CpuQuota(long quota, long period) implements Limit {

    /** The kernel's own default, in microseconds. */
    public static final long DEFAULT_PERIOD = 100_000;

    private static final long LEAST = 1000;

    /** The kernel's own bound, some 203 days: max_bw_runtime_us in {@code kernel/sched/core.c}. */
    private static final long MOST_QUOTA = (1L << 44) - 1;

    public CpuQuota {
        Limit.inRange("a CPU quota in microseconds", quota, LEAST, MOST_QUOTA);
        Limit.inRange("a CPU period in microseconds", period, LEAST, 1_000_000);
    }

    /** So many thousandths of a CPU, from 10 on. */
    public static CpuQuota ofMilliCpus(long milliCpus) {
        return new CpuQuota(Math.multiplyExact(milliCpus, DEFAULT_PERIOD / 1000), DEFAULT_PERIOD);
    }

    @Override
    public Controller controller() {
        return Controller.CPU;
    }

    /** The period comes first: a new group's quota is unlimited, so any period fits it. */
    @Override
    public List<Setting> settings(Place place) {
        // tag::lab-limits-2[]
        return place.version() == Version.V1
                ? List.of(Setting.of("cpu.cfs_period_us", period), Setting.of("cpu.cfs_quota_us", quota))
                : List.of(Setting.of("cpu.max", quota + " " + period));
        // end::lab-limits-2[]
    }
}
