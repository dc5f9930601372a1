package containers.commandline;

import containers.cgroups.limits.CpuQuota;
import containers.cgroups.limits.CpuWeight;
import containers.cgroups.limits.IoThrottle;
import containers.cgroups.limits.IoWeight;
import containers.cgroups.limits.Limit;
import containers.cgroups.limits.MemoryLimit;
import containers.cgroups.limits.PidsLimit;
import containers.cgroups.limits.SocketMemoryLimit;
import containers.commandline.text.DeviceText;
import containers.commandline.text.LimitText;
import containers.devices.DeviceRule;
import containers.devices.HostDevice;
import containers.spec.Resources;
import containers.telling.UsageException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** What a person asked for: the limits, and the devices. */
public final class LimitOptions {

    private OptionalLong memory = OptionalLong.empty();
    private OptionalLong memorySwap = OptionalLong.empty();
    private OptionalLong cpuShares = OptionalLong.empty();
    private OptionalLong cpuQuota = OptionalLong.empty();
    private OptionalLong pids = OptionalLong.empty();
    private boolean pidsUnlimited;
    private OptionalLong blkioWeight = OptionalLong.empty();
    private final List<IoThrottle> throttles = new ArrayList<>();
    private final List<HostDevice> devices = new ArrayList<>();

    LimitOptions() {}

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
        pidsUnlimited = number.equals("-1");
        pids = pidsUnlimited
                ? OptionalLong.empty()
                : OptionalLong.of(LimitText.number("the limit of processes", number));
    }

    void readBlkioWeight(String number) {
        blkioWeight = OptionalLong.of(LimitText.number("the I/O weight", number));
    }

    void addReadBps(String throttle) {
        throttles.add(LimitText.throttle(IoThrottle.Kind.READ_BYTES, throttle, LimitText::bytes));
    }

    void addWriteBps(String throttle) {
        throttles.add(LimitText.throttle(IoThrottle.Kind.WRITE_BYTES, throttle, LimitText::bytes));
    }

    void addReadIops(String throttle) {
        throttles.add(LimitText.throttle(IoThrottle.Kind.READ_OPERATIONS, throttle, LimitText::rate));
    }

    void addWriteIops(String throttle) {
        throttles.add(LimitText.throttle(IoThrottle.Kind.WRITE_OPERATIONS, throttle, LimitText::rate));
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
        List<Limit> limits = new ArrayList<>(limits());
        if (pids.isEmpty() && !pidsUnlimited) {
            limits.add(PidsLimit.usual());
        }
        if (memory.isPresent()) {
            limits.add(new SocketMemoryLimit(memory.getAsLong()));
        }
        return new Resources(limits, deviceRules());
    }

    /** Those that were asked for, as step 5 has them: each limit knows the files of a control group. */
    public List<Limit> limits() {
        return UsageException.unlessValid(this::madeLimits);
    }

    private List<Limit> madeLimits() {
        List<Limit> limits = new ArrayList<>();
        if (memory.isPresent()) {
            limits.add(new MemoryLimit(memory.getAsLong(), memorySwap));
        }
        if (cpuQuota.isPresent()) {
            limits.add(new CpuQuota(cpuQuota.getAsLong(), CpuQuota.DEFAULT_PERIOD));
        }
        if (cpuShares.isPresent()) {
            limits.add(new CpuWeight(cpuShares.getAsLong()));
        }
        if (pids.isPresent()) {
            limits.add(new PidsLimit(pids.getAsLong()));
        }
        if (blkioWeight.isPresent()) {
            limits.add(new IoWeight(blkioWeight.getAsLong()));
        }
        limits.addAll(throttles);
        return limits;
    }

    /** Looks at them together: each by itself may be right. */
    void check() {
        if (memorySwap.isPresent() && memory.isEmpty()) {
            throw new UsageException("--memory-swap needs --memory: it is the limit of both together");
        }
        limits();
    }
}
