/**
 * No group outlives its container, whatever ends who made it.
 *
 * <p>{@link containers.cgroups.removal.GroupRecord} is the entrance: what a launch writes down before it makes a group, so
 * that the next run can remove it. Read then {@link containers.cgroups.removal.StateDirectory}, where the records are;
 * {@link containers.cgroups.removal.GroupName}, by which a record's groups are known;
 * {@link containers.cgroups.removal.Removal} and {@code Members}, how a group goes with all that is in it.
 */
package containers.cgroups.removal;
