package containers.spec;

import containers.cgroups.limits.Limit;
import containers.cgroups.limits.PidsLimit;
import containers.devices.DeviceRule;
import java.util.List;

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
}
