package containers.cgroups.hierarchy;

/**
 * The two interfaces that the kernel has for control groups.
 *
 * <p>Version 1 has a tree for each controller (or for a few together), and a process has a place in every tree. Version 2
 * has one tree for all controllers. A controller belongs to one version at a time, so a host can have some of both.
 */
public enum Version {
    /** Kernel document {@code Documentation/admin-guide/cgroup-v1/cgroups.rst}. */
    V1,
    /** Kernel document {@code Documentation/admin-guide/cgroup-v2.rst}. */
    V2
}
