package containers.spec;

import containers.cgroups.limits.Limit;
import containers.devices.DeviceRule;
import java.util.List;

/**
 * What a container may use of the machine.
 *
 * @param limits how much of its memory, CPUs, processes and disks, as step 5 has it
 * @param devices which devices
 */
public record Resources(List<Limit> limits, List<DeviceRule> devices) {

    /** No limits, and the devices that every container has. */
    public static final Resources USUAL = new Resources(List.of(), DeviceRule.usual());

    public Resources {
        limits = List.copyOf(limits);
        devices = List.copyOf(devices);
    }
}
