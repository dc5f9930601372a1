package containers.spec;

import containers.cgroups.limits.BlockDevice;
import containers.cgroups.limits.CpuQuota;
import containers.cgroups.limits.CpuWeight;
import containers.cgroups.limits.IoThrottle;
import containers.cgroups.limits.IoWeight;
import containers.cgroups.limits.Limit;
import containers.cgroups.limits.MemoryLimit;
import containers.cgroups.limits.PidsLimit;
import containers.devices.DeviceRule;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * What a container may use of the machine. Whatever is empty isn't limited.
 *
 * @param memory its memory
 * @param cpu its time on the CPUs
 * @param pids how many processes and threads it may have
 * @param blockIO how it may use disks
 * @param devices what it may do with devices; all else is forbidden
 */
public record Resources(Memory memory, Cpu cpu, Pids pids, BlockIO blockIO, List<DeviceRule> devices) {

    public Resources {
        devices = List.copyOf(devices);
    }

    /** No limits, and the usual devices. */
    public static final Resources UNLIMITED = new Resources(
            new Memory(OptionalLong.empty(), OptionalLong.empty()),
            new Cpu(OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty()),
            new Pids(OptionalLong.empty()),
            new BlockIO(OptionalLong.empty(), List.of(), List.of(), List.of(), List.of()),
            DeviceRule.usual());

    /**
     * How much memory.
     *
     * @param limit bytes
     * @param swap bytes of memory and swap together; −1 for as much swap as there is
     */
    public record Memory(OptionalLong limit, OptionalLong swap) {}

    /**
     * How much time.
     *
     * @param shares the weight when others want the CPUs too
     * @param quota microseconds in each period
     * @param period microseconds
     */
    public record Cpu(OptionalLong shares, OptionalLong quota, OptionalLong period) {}

    /**
     * How many processes and threads.
     *
     * @param limit the most
     */
    public record Pids(OptionalLong limit) {}

    /**
     * How much of the disks.
     *
     * @param weight the share when others want them too
     * @param throttleReadBpsDevice bytes a second that are read
     * @param throttleWriteBpsDevice bytes a second that are written
     * @param throttleReadIOPSDevice reads a second
     * @param throttleWriteIOPSDevice writes a second
     */
    public record BlockIO(
            OptionalLong weight,
            List<ThrottleDevice> throttleReadBpsDevice,
            List<ThrottleDevice> throttleWriteBpsDevice,
            List<ThrottleDevice> throttleReadIOPSDevice,
            List<ThrottleDevice> throttleWriteIOPSDevice) {}

    /** So much a second, for the disk with these numbers. */
    public record ThrottleDevice(int major, int minor, long rate) {}

    /**
     * The same as step 5 has it: each limit knows the files of a control group.
     *
     * @throws IllegalArgumentException when a number is out of bounds: one line that says what they are
     */
    public List<Limit> limits() {
        List<Limit> limits = new ArrayList<>();
        memory.limit.ifPresent(bytes -> limits.add(new MemoryLimit(bytes, memory.swap)));
        cpu.quota.ifPresent(quota -> limits.add(new CpuQuota(quota, cpu.period.orElse(CpuQuota.DEFAULT_PERIOD))));
        cpu.shares.ifPresent(shares -> limits.add(new CpuWeight(shares)));
        pids.limit.ifPresent(most -> limits.add(new PidsLimit(most)));
        blockIO.weight.ifPresent(weight -> limits.add(new IoWeight(weight)));
        throttle(limits, IoThrottle.Kind.READ_BYTES, blockIO.throttleReadBpsDevice);
        throttle(limits, IoThrottle.Kind.WRITE_BYTES, blockIO.throttleWriteBpsDevice);
        throttle(limits, IoThrottle.Kind.READ_OPERATIONS, blockIO.throttleReadIOPSDevice);
        throttle(limits, IoThrottle.Kind.WRITE_OPERATIONS, blockIO.throttleWriteIOPSDevice);
        return limits;
    }

    private static void throttle(List<Limit> limits, IoThrottle.Kind kind, List<ThrottleDevice> devices) {
        for (ThrottleDevice device : devices) {
            limits.add(new IoThrottle(kind, new BlockDevice(device.major, device.minor), device.rate));
        }
    }
}
