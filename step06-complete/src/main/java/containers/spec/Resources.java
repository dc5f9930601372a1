package containers.spec;

import containers.cgroups.limits.Limit;
import containers.cgroups.limits.MemoryLimit;
import containers.cgroups.limits.PidsLimit;
import containers.devices.DeviceRule;
import java.util.List;
import java.util.OptionalLong;

/**
 * What a container may use of the machine.
 *
 * @param limits how much of its memory, CPUs, processes and disks, as step 5 has it
 * @param devices which devices
 */
public record Resources(List<Limit> limits, List<DeviceRule> devices) {

    /** What a container may use for which nobody asked for anything else. */
    public static final Resources USUAL = new Resources(List.of(PidsLimit.usual()), DeviceRule.usual());

    public Resources {
        limits = List.copyOf(limits);
        devices = List.copyOf(devices);
    }

    /**
     * The bytes that a layer in memory may take of it: half of the limit, since the container's processes need memory, too.
     * Empty without a limit.
     */
    public OptionalLong layerSize() {
        for (Limit limit : limits) {
            if (limit instanceof MemoryLimit memory) {
                return OptionalLong.of(memory.bytes() / 2);
            }
        }
        return OptionalLong.empty();
    }
}
