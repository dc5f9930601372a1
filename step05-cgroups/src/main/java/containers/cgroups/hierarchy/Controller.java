package containers.cgroups.hierarchy;

/** The parts of the kernel that limit or count something for a control group. Source: cgroups(7). */
public enum Controller {
    /** Shares and quotas of CPU time. */
    CPU("cpu", "cpu"),
    /** CPU time used. In version 2 every group counts that, without a controller. */
    CPUACCT("cpuacct", null),
    /** Which CPUs processes run on, and which of the machine's memories they use. */
    CPUSET("cpuset", "cpuset"),
    MEMORY("memory", "memory"),
    /** The number of processes and threads. */
    PIDS("pids", "pids"),
    /** Reading from and writing to block devices. */
    IO("blkio", "io"),
    /** Which devices can be used. Version 2 has no controller for that, but asks a program of the group's. */
    DEVICES("devices", null);

    private final String v1;
    private final String v2;

    Controller(String v1, String v2) {
        this.v1 = v1;
        this.v2 = v2;
    }

    /** The kernel's name for it: a mount option in version 1, a word in {@code cgroup.controllers} in version 2. */
    public String name(Version version) {
        return version == Version.V1 ? v1 : v2;
    }

    /** As people call it: by its newer name. */
    @Override
    public String toString() {
        return v2 == null ? v1 : v2;
    }
}
