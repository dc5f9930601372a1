/**
 * What a container may use of the machine, and what it has used.
 *
 * <p>{@link containers.cgroups.Step05Cgroups} is the entrance: three programs that take all they can get, which are
 * {@code GreedyPrograms}, are held to their limits. Read then {@link containers.cgroups.ControlGroup}, a container's group
 * as a person sees it; {@code GroupDirectory}, its directory in one of the kernel's trees; {@code GroupDirectories}, which
 * trees it needs; {@code Delegation}, how it is given to a user; {@link containers.cgroups.Usage}, what the kernel counted;
 * {@link containers.cgroups.CgroupFilesystems}, what the container sees of its group. {@code GroupAdvice} is
 * for whom the kernel refuses one.
 *
 * <p>Below are {@link containers.cgroups.limits}, what can be limited; {@link containers.cgroups.hierarchy}, where the
 * trees are and where in them a group can be made; {@link containers.cgroups.removal}, how a group goes, also after a
 * crash.
 */
package containers.cgroups;
