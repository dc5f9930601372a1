package containers.cgroups.limits;

import containers.cgroups.hierarchy.Controller;
import containers.cgroups.hierarchy.Place;
import containers.cgroups.hierarchy.Version;
import java.util.List;

/**
 * The group's share of the CPUs when others want them too: a group with twice the weight gets twice the time. On an idle
 * machine it limits nothing.
 *
 * @param shares in version 1's unit, as Docker and the OCI runtime-spec have it: from 2 to 262144, 1024 by default
 */
public record CpuWeight(long shares) implements Limit {

    private static final long LEAST = 2;
    private static final long MOST = 262_144;

    public CpuWeight {
        Limit.inRange("CPU shares", shares, LEAST, MOST);
    }

    @Override
    public Controller controller() {
        return Controller.CPU;
    }

    @Override
    public List<Setting> settings(Place place) {
        return List.of(
                place.version() == Version.V1 ? Setting.of("cpu.shares", shares) : Setting.of("cpu.weight", weight()));
    }

    /**
     * The same in version 2's unit: from 1 to 10000, 100 by default. runc's curve goes through all three points: least,
     * default and most.
     *
     * <p>Source: {@code ConvertCPUSharesToCgroupV2Value} in runc's cgroup library.
     */
    long weight() {
        if (shares == LEAST) {
            return 1;
        } else if (shares == MOST) {
            return 10_000;
        }
        double log2 = Math.log((double) shares) / Math.log(2);
        double exponent = (log2 * log2 + 125 * log2) / 612 - 7.0 / 34;
        return (long) Math.ceil(Math.pow(10, exponent));
    }
}
