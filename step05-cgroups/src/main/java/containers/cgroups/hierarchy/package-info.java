/**
 * The kernel's trees of control groups, and where in them this user can make one.
 *
 * <p>{@link containers.cgroups.hierarchy.Hierarchies} is the entrance: all trees of this machine. Read then
 * {@link containers.cgroups.hierarchy.Version}, the two interfaces that the kernel has;
 * {@link containers.cgroups.hierarchy.Controller}, what limits; {@link containers.cgroups.hierarchy.Hierarchy}, one tree,
 * and {@code HierarchyMount}, how it is found; {@link containers.cgroups.hierarchy.Place}, a group to make others below,
 * and {@link containers.cgroups.hierarchy.PlaceSearch}, which looks for one.
 *
 * <p>{@link containers.cgroups.hierarchy.ControlFile} reads the kernel's files.
 * {@link containers.cgroups.hierarchy.ControlGroupException} says what is missing where.
 */
package containers.cgroups.hierarchy;
