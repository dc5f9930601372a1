/**
 * What can be limited. Each limit knows which of a group's files gets which value.
 *
 * <p>{@link containers.cgroups.limits.Limit} is the entrance, {@link containers.cgroups.limits.Setting} what it comes to.
 * Read of the limits first {@link containers.cgroups.limits.PidsLimit} and {@link containers.cgroups.limits.MemoryLimit},
 * with {@link containers.cgroups.limits.MemoryReservation} and {@link containers.cgroups.limits.MemorySwappiness}; then {@link containers.cgroups.limits.CpuQuota},
 * {@link containers.cgroups.limits.CpuWeight} and {@link containers.cgroups.limits.Cpuset} with
 * {@link containers.cgroups.limits.NumberList}; {@link containers.cgroups.limits.IoThrottle} with
 * {@link containers.cgroups.limits.BlockDevice}, and {@link containers.cgroups.limits.IoWeight}.
 */
package containers.cgroups.limits;
