package containers.commandline;

import containers.cgroups.limits.MemoryLimit;
import containers.devices.DeviceRule;
import containers.devices.HostDevice;
import containers.spec.Resources;
import containers.spec.Resources.BlockIO;
import containers.spec.Resources.Cpu;
import containers.spec.Resources.Memory;
import containers.spec.Resources.Pids;
import containers.spec.Resources.ThrottleDevice;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** What a person asked for: the limits, and the devices. */
abstract class LimitOptions {

    private OptionalLong memory = OptionalLong.empty();
    private OptionalLong memorySwap = OptionalLong.empty();
    private OptionalLong cpuShares = OptionalLong.empty();
    private OptionalLong cpuQuota = OptionalLong.empty();
    private OptionalLong pids = OptionalLong.empty();
    private OptionalLong blkioWeight = OptionalLong.empty();
    private final List<ThrottleDevice> readBps = new ArrayList<>();
    private final List<ThrottleDevice> writeBps = new ArrayList<>();
    private final List<ThrottleDevice> readIops = new ArrayList<>();
    private final List<ThrottleDevice> writeIops = new ArrayList<>();
    private final List<HostDevice> devices = new ArrayList<>();

    void readMemory(String bytes) {
        memory = OptionalLong.of(LimitText.bytes(bytes));
    }

    void readMemorySwap(String bytes) {
        memorySwap = OptionalLong.of(bytes.equals("-1") ? MemoryLimit.UNLIMITED : LimitText.bytes(bytes));
    }

    void readCpus(String number) {
        cpuQuota = OptionalLong.of(LimitText.cpus(number, Runtime.getRuntime().availableProcessors()));
    }

    void readCpuShares(String number) {
        cpuShares = OptionalLong.of(LimitText.number("CPU shares", number));
    }

    void readPidsLimit(String number) {
        pids = OptionalLong.of(LimitText.number("the limit of processes", number));
    }

    void readBlkioWeight(String number) {
        blkioWeight = OptionalLong.of(LimitText.number("the I/O weight", number));
    }

    void addReadBps(String throttle) {
        readBps.add(LimitText.throttle(throttle, LimitText::bytes));
    }

    void addWriteBps(String throttle) {
        writeBps.add(LimitText.throttle(throttle, LimitText::bytes));
    }

    void addReadIops(String throttle) {
        readIops.add(LimitText.throttle(throttle, LimitText::rate));
    }

    void addWriteIops(String throttle) {
        writeIops.add(LimitText.throttle(throttle, LimitText::rate));
    }

    void addDevice(String text) {
        HostDevice added = DeviceText.device(text);
        String path = added.device().path();
        if (devices.stream().anyMatch(each -> each.device().path().equals(path))) {
            throw new UsageException("two devices can't both be " + path);
        }
        devices.add(added);
    }

    /** The devices that were asked for. */
    public List<HostDevice> devices() {
        return List.copyOf(devices);
    }

    private List<DeviceRule> deviceRules() {
        List<DeviceRule> rules = new ArrayList<>(DeviceRule.usual());
        for (HostDevice device : devices) {
            rules.add(device.rule());
        }
        return rules;
    }

    /** As the spec has them. */
    public Resources resources() {
        return new Resources(
                new Memory(memory, memorySwap),
                new Cpu(cpuShares, cpuQuota, OptionalLong.empty()),
                new Pids(pids),
                new BlockIO(
                        blkioWeight,
                        List.copyOf(readBps),
                        List.copyOf(writeBps),
                        List.copyOf(readIops),
                        List.copyOf(writeIops)),
                deviceRules());
    }

    /** Looks at them together: each by itself may be right. */
    void checkLimits() {
        if (memorySwap.isPresent() && memory.isEmpty()) {
            throw new UsageException("--memory-swap needs --memory: it is the limit of both together");
        }
        UsageException.unlessValid(() -> resources().limits());
    }
}
