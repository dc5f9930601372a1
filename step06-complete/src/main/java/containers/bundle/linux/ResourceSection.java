package containers.bundle.linux;

import containers.cgroups.limits.CpuQuota;
import containers.cgroups.limits.CpuWeight;
import containers.cgroups.limits.Cpuset;
import containers.cgroups.limits.Limit;
import containers.cgroups.limits.MemoryLimit;
import containers.cgroups.limits.MemoryReservation;
import containers.cgroups.limits.MemorySwappiness;
import containers.cgroups.limits.NumberList;
import containers.cgroups.limits.PidsLimit;
import containers.json.Fields;
import containers.json.UnknownField;
import containers.namespaces.Namespace;
import containers.namespaces.Namespaces;
import containers.spec.Resources;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a container may use of the machine: {@code linux.resources}. -1 is no limit.
 *
 * <p>Where it doesn't say how many processes there may be, there are as many as in every container: with as many as the
 * machine has, one container could end the machine.
 */
final class ResourceSection {

    private static final long UNLIMITED = -1;

    private ResourceSection() {}

    static Resources read(Fields linux, Namespaces namespaces) {
        Optional<Fields> given = linux.object("resources");
        if (given.isEmpty()) {
            return Resources.USUAL;
        }
        Fields fields = given.get();
        UnknownField.refuse(fields, "hugepageLimits", "network", "rdma", "unified");
        Optional<Fields> memory = fields.object("memory");
        List<Limit> limits = new ArrayList<>();
        memory.ifPresent(each -> addMemory(each, limits));
        fields.object("cpu").ifPresent(cpu -> addCpu(cpu, limits));
        Optional<PidsLimit> pids = pids(fields, namespaces);
        pids.filter(PidsLimit::required).ifPresent(limits::add);
        BlockSection.addTo(limits, fields);
        pids.filter(usual -> !usual.required()).ifPresent(limits::add);
        return new Resources(limits, RuleSection.read(fields));
    }

    private static void addMemory(Fields fields, List<Limit> limits) {
        UnknownField.refuse(fields, "kernel", "kernelTCP", "disableOOMKiller", "useHierarchy", "checkBeforeUpdate");
        memory(fields).ifPresent(limits::add);
        number(fields, "reservation")
                .ifPresent(bytes -> limits.add(fields.valid("reservation", () -> new MemoryReservation(bytes))));
        number(fields, "swappiness")
                .ifPresent(percent -> limits.add(fields.valid("swappiness", () -> new MemorySwappiness(percent))));
    }

    private static Optional<MemoryLimit> memory(Fields fields) {
        OptionalLong limit = number(fields, "limit");
        OptionalLong swap = fields.has("swap") ? OptionalLong.of(fields.signed("swap")) : OptionalLong.empty();
        if (limit.isEmpty() && number(fields, "swap").isPresent()) {
            throw fields.wrong("swap", "it is the limit of memory and swap together, and needs 'limit'");
        }
        return limit.isEmpty()
                ? Optional.empty()
                : Optional.of(fields.valid("limit", () -> new MemoryLimit(limit.getAsLong(), swap)));
    }

    private static void addCpu(Fields fields, List<Limit> limits) {
        UnknownField.refuse(fields, "burst", "realtimeRuntime", "realtimePeriod", "idle");
        long period = fields.has("period") ? fields.number("period") : CpuQuota.DEFAULT_PERIOD;
        number(fields, "quota")
                .ifPresent(quota -> limits.add(fields.valid("quota", () -> new CpuQuota(quota, period))));
        Optional<NumberList> cpus = numbers(fields, "cpus");
        Optional<NumberList> memories = numbers(fields, "mems");
        if (cpus.isPresent() || memories.isPresent()) {
            limits.add(fields.valid("cpus", () -> new Cpuset(cpus, memories)));
        }
        number(fields, "shares").ifPresent(shares -> limits.add(fields.valid("shares", () -> new CpuWeight(shares))));
    }

    private static Optional<NumberList> numbers(Fields fields, String name) {
        return fields.says(name)
                ? Optional.of(fields.valid(name, () -> NumberList.of(fields.text(name))))
                : Optional.empty();
    }

    private static Optional<PidsLimit> pids(Fields fields, Namespaces namespaces) {
        Optional<Fields> given = fields.object("pids");
        if (given.isEmpty()) {
            return Optional.of(PidsLimit.usual());
        }
        OptionalLong most = number(given.get(), "limit");
        if (most.isPresent() && most.getAsLong() == 1 && namespaces.contains(Namespace.USER)) {
            throw given.get().wrong("limit", "a container in a user namespace is set up by two processes");
        }
        return most.isEmpty()
                ? Optional.empty()
                : Optional.of(given.get().valid("limit", () -> new PidsLimit(most.getAsLong())));
    }

    /** None where it is missing, or says that there is none. */
    private static OptionalLong number(Fields fields, String name) {
        long number = fields.has(name) ? fields.signed(name) : UNLIMITED;
        return number == UNLIMITED ? OptionalLong.empty() : OptionalLong.of(number);
    }

    static Map<String, Object> write(Resources resources) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("devices", RuleSection.write(resources.devices()));
        Map<String, Object> memory = new LinkedHashMap<>();
        Map<String, Object> cpu = new LinkedHashMap<>();
        long pids = UNLIMITED;
        for (Limit limit : resources.limits()) {
            if (limit instanceof MemoryLimit bytes) {
                memory.put("limit", bytes.bytes());
                bytes.withSwap().ifPresent(swap -> memory.put("swap", swap));
            } else if (limit instanceof MemoryReservation bytes) {
                memory.put("reservation", bytes.bytes());
            } else if (limit instanceof MemorySwappiness swappiness) {
                memory.put("swappiness", swappiness.percent());
            } else if (limit instanceof Cpuset set) {
                set.cpus().ifPresent(list -> cpu.put("cpus", list.text()));
                set.memories().ifPresent(list -> cpu.put("mems", list.text()));
            } else if (limit instanceof CpuQuota quota) {
                cpu.put("quota", quota.quota());
                cpu.put("period", quota.period());
            } else if (limit instanceof CpuWeight weight) {
                cpu.put("shares", weight.shares());
            } else if (limit instanceof PidsLimit most) {
                pids = most.required() ? most.most() : 0;
            }
        }
        if (!memory.isEmpty()) {
            object.put("memory", memory);
        }
        if (!cpu.isEmpty()) {
            object.put("cpu", cpu);
        }
        if (pids != 0) {
            object.put("pids", Map.of("limit", pids));
        }
        BlockSection.write(resources.limits()).ifPresent(block -> object.put("blockIO", block));
        return object;
    }
}
