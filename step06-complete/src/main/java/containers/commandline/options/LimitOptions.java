package containers.commandline.options;

import containers.cgroups.limits.CpuQuota;
import containers.cgroups.limits.CpuWeight;
import containers.cgroups.limits.Cpuset;
import containers.cgroups.limits.IoThrottle;
import containers.cgroups.limits.IoWeight;
import containers.cgroups.limits.Limit;
import containers.cgroups.limits.MemoryLimit;
import containers.cgroups.limits.MemoryReservation;
import containers.cgroups.limits.MemorySwappiness;
import containers.cgroups.limits.NumberList;
import containers.cgroups.limits.PidsLimit;
import containers.commandline.text.LimitText;
import containers.telling.UsageException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What a person asked for: how much of the machine it can use. */
public final class LimitOptions {

    private OptionalLong memory = OptionalLong.empty();
    private OptionalLong memorySwap = OptionalLong.empty();
    private OptionalLong cpuShares = OptionalLong.empty();
    private OptionalLong memoryReservation = OptionalLong.empty();
    private OptionalLong swappiness = OptionalLong.empty();
    private OptionalLong cpus = OptionalLong.empty();
    private OptionalLong cpuQuota = OptionalLong.empty();
    private OptionalLong cpuPeriod = OptionalLong.empty();
    private Optional<NumberList> cpusetCpus = Optional.empty();
    private Optional<NumberList> cpusetMems = Optional.empty();
    private OptionalLong pids = OptionalLong.empty();
    private boolean pidsUnlimited;
    private OptionalLong blkioWeight = OptionalLong.empty();
    private final List<IoThrottle> throttles = new ArrayList<>();

    public void readMemory(String bytes) {
        memory = unlessZero(LimitText.bytes(bytes));
    }

    public void readMemorySwap(String bytes) {
        memorySwap = unlessZero(bytes.equals("-1") ? MemoryLimit.UNLIMITED : LimitText.bytes(bytes));
    }

    public void readCpus(String number) {
        cpus = unlessZero(LimitText.cpus(number, Runtime.getRuntime().availableProcessors()));
    }

    public void readMemoryReservation(String bytes) {
        memoryReservation = unlessZero(LimitText.bytes(bytes));
    }

    /** As Docker's, -1 is as if it weren't given. */
    public void readMemorySwappiness(String percent) {
        swappiness = unlessMinusOne(percent, "the swappiness of memory");
    }

    public void readCpuQuota(String microseconds) {
        cpuQuota = unlessZero(
                unlessMinusOne(microseconds, "a CPU quota in microseconds").orElse(0));
    }

    public void readCpuPeriod(String microseconds) {
        cpuPeriod = unlessZero(LimitText.number("a CPU period in microseconds", microseconds));
    }

    public void readCpusetCpus(String list) {
        cpusetCpus = Optional.of(UsageException.unlessValid(() -> NumberList.of(list)));
    }

    public void readCpusetMems(String list) {
        cpusetMems = Optional.of(UsageException.unlessValid(() -> NumberList.of(list)));
    }

    private static OptionalLong unlessMinusOne(String number, String what) {
        return number.equals("-1") ? OptionalLong.empty() : OptionalLong.of(LimitText.number(what, number));
    }

    /** As Docker's, 0 is as if it weren't given: no limit. */
    private static OptionalLong unlessZero(long limit) {
        return limit == 0 ? OptionalLong.empty() : OptionalLong.of(limit);
    }

    public void readCpuShares(String number) {
        cpuShares = unlessZero(LimitText.number("CPU shares", number));
    }

    public void readPidsLimit(String number) {
        pidsUnlimited = number.equals("-1") || number.equals("0");
        pids = pidsUnlimited
                ? OptionalLong.empty()
                : OptionalLong.of(LimitText.number("the limit of processes", number));
    }

    public void readBlkioWeight(String number) {
        blkioWeight = unlessZero(LimitText.number("the I/O weight", number));
    }

    public void addReadBps(String throttle) {
        throttles.add(LimitText.throttle(IoThrottle.Kind.READ_BYTES, throttle, LimitText::bytes));
    }

    public void addWriteBps(String throttle) {
        throttles.add(LimitText.throttle(IoThrottle.Kind.WRITE_BYTES, throttle, LimitText::bytes));
    }

    public void addReadIops(String throttle) {
        throttles.add(LimitText.throttle(IoThrottle.Kind.READ_OPERATIONS, throttle, LimitText::rate));
    }

    public void addWriteIops(String throttle) {
        throttles.add(LimitText.throttle(IoThrottle.Kind.WRITE_OPERATIONS, throttle, LimitText::rate));
    }

    /** All of them, as the spec has them: with the usual ones, where nobody asked for others. */
    public List<Limit> all() {
        List<Limit> limits = new ArrayList<>(limits());
        if (pids.isEmpty() && !pidsUnlimited) {
            limits.add(PidsLimit.usual());
        }
        return List.copyOf(limits);
    }

    /** Those that were asked for, as step 5 has them: each limit knows the files of a control group. */
    public List<Limit> limits() {
        try {
            return madeLimits();
        } catch (IllegalArgumentException invalid) {
            throw new UsageException(invalid);
        }
    }

    private List<Limit> madeLimits() {
        List<Limit> limits = new ArrayList<>();
        if (memory.isPresent()) {
            limits.add(new MemoryLimit(memory.getAsLong(), memorySwap));
        }
        if (memoryReservation.isPresent()) {
            limits.add(new MemoryReservation(memoryReservation.getAsLong()));
        }
        if (swappiness.isPresent()) {
            limits.add(new MemorySwappiness(swappiness.getAsLong()));
        }
        if (cpus.isPresent()) {
            limits.add(new CpuQuota(cpus.getAsLong(), CpuQuota.DEFAULT_PERIOD));
        }
        if (cpuQuota.isPresent()) {
            limits.add(new CpuQuota(cpuQuota.getAsLong(), cpuPeriod.orElse(CpuQuota.DEFAULT_PERIOD)));
        }
        if (cpusetCpus.isPresent() || cpusetMems.isPresent()) {
            limits.add(new Cpuset(cpusetCpus, cpusetMems));
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

    /**
     * Looks at them together: each by itself may be right.
     *
     * @throws UsageException when they contradict each other: one line
     */
    public void check() {
        if (memorySwap.isPresent() && memory.isEmpty()) {
            throw new UsageException("--memory-swap needs --memory: it is the limit of both together");
        }
        if (memory.isPresent() && memoryReservation.orElse(0) > memory.getAsLong()) {
            throw new UsageException("--memory-reservation can't be more than --memory, which is all that it can have");
        }
        if (cpus.isPresent() && (cpuQuota.isPresent() || cpuPeriod.isPresent())) {
            throw new UsageException("--cpus is a quota and a period in one: give it, or --cpu-quota and --cpu-period");
        }
        if (cpuPeriod.isPresent() && cpuQuota.isEmpty()) {
            throw new UsageException("--cpu-period needs --cpu-quota: a period alone limits nothing");
        }
        limits();
    }
}
