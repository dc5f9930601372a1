package containers.cgroups;

import containers.cgroups.hierarchy.ControlGroupException;
import containers.cgroups.hierarchy.Controller;
import containers.cgroups.hierarchy.Hierarchies;
import containers.cgroups.hierarchy.Hierarchy;
import containers.cgroups.limits.Limit;
import containers.cgroups.removal.GroupName;
import containers.cgroups.removal.GroupRecord;
import containers.cgroups.removal.Removal;
import containers.cgroups.removal.StateDirectory;
import containers.launch.LaunchPlan;
import containers.namespaces.User;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A container's control group: what it may use, and what it has used. To a person it is one group; to the kernel it can
 * be a directory in each of several hierarchies.
 *
 * <p>A group that is described changes nothing. Its directories are made by the plan that it is added to, and removed
 * at its end. {@link #close} removes what that leaves.
 */
public final class ControlGroup implements AutoCloseable {

    private final List<GroupDirectory> directories;
    private final Optional<Delegation> delegation;
    private final String state = StateDirectory.path();

    private ControlGroup(List<GroupDirectory> directories, Optional<Delegation> delegation) {
        this.directories = directories;
        this.delegation = delegation;
    }

    /**
     * Describes a group with those limits.
     *
     * <p>Without limits an ordinary user gets none at all, and root gets one that only counts, where that is possible.
     *
     * @throws ControlGroupException when a limit can't be had here: one line with what is missing where, and what to do
     */
    public static ControlGroup of(List<Limit> limits) {
        return of(limits, directories(List.of()));
    }

    /**
     * The same with a name.
     *
     * @param id what tells the group from others, as hexadecimal digits
     * @param besides controllers that root's group is to have where it can, although no limit asks for them
     */
    public static ControlGroup of(List<Limit> limits, String id, Controller... besides) {
        return new ControlGroup(directories(List.of(besides)).plan(limits, GroupName.of(id)), Optional.empty());
    }

    /**
     * Describes a group of root's with those limits, in every hierarchy, that is given to a user. They may make groups
     * below it, but can't change its own limits. Whoever may be root inside a container is such a user outside.
     *
     * @param id what tells the group from others, as hexadecimal digits
     * @param uid the user's ID on the host
     * @param gid the ID of the user's group on the host
     * @throws ControlGroupException when a limit can't be had here
     */
    public static ControlGroup delegated(List<Limit> limits, String id, long uid, long gid) {
        GroupDirectories everywhere = new GroupDirectories(
                Hierarchies.current(),
                User.current().isRoot(),
                List.of(Controller.CPU, Controller.IO, Controller.DEVICES),
                true);
        return new ControlGroup(everywhere.plan(limits, GroupName.of(id)), Optional.of(new Delegation(uid, gid)));
    }

    private static GroupDirectories directories(List<Controller> besides) {
        return new GroupDirectories(Hierarchies.current(), User.current().isRoot(), besides);
    }

    static ControlGroup of(List<Limit> limits, GroupDirectories directories) {
        return new ControlGroup(directories.plan(limits, GroupName.fresh()), Optional.empty());
    }

    /**
     * Adds the calls that make the group, limit it and put the child into it, and its removal at the end. Everything that
     * the child does from then on counts, so this comes first in its list. It has to: in a user, mount or cgroup namespace
     * of its own the child might not find the group any more.
     */
    public void addTo(LaunchPlan plan) {
        if (directories.isEmpty()) {
            return;
        }
        // tag::lab-gone-1[]
        GroupRecord.addTo(plan.parent(), record(), paths());
        // end::lab-gone-1[]
        for (GroupDirectory directory : directories) {
            directory.addTo(plan);
            if (delegation.isPresent()) {
                delegation.get().addTo(plan.parent(), directory);
            }
        }
        // tag::lab-gone-2[]
        plan.removeAfterwards(paths(), record());
        // end::lab-gone-2[]
    }

    private String record() {
        return state + "/" + directories.get(0).name();
    }

    /** Adds the calls that make room for the record, for a launch for which {@link #prepare} can't do it. */
    public void addRoom(LaunchPlan plan) {
        if (!directories.isEmpty()) {
            StateDirectory.addTo(plan.parent(), state);
        }
    }

    /** The groups above it, one in each hierarchy. */
    public List<String> places() {
        List<String> places = new ArrayList<>();
        for (GroupDirectory directory : directories) {
            places.add(directory.place().directory());
        }
        return places;
    }

    /** Gets ready for a launch: removes what earlier ones left that were killed, and makes room for this one's record. */
    public void prepare() {
        if (directories.isEmpty()) {
            sweep(state);
        } else {
            StateDirectory.make(state);
            GroupRecord.sweep(state); // it is safe, or it couldn't be made
        }
    }

    /** Removes what earlier launches left. */
    public static void sweep() {
        sweep(StateDirectory.path());
    }

    private static void sweep(String state) {
        if (StateDirectory.isSafe(state)) {
            GroupRecord.sweep(state);
        }
    }

    /** The directories, one for each hierarchy. They are there from the plan's first calls to {@link #close}. */
    public List<String> paths() {
        List<String> paths = new ArrayList<>();
        for (GroupDirectory directory : directories) {
            paths.add(directory.path());
        }
        return paths;
    }

    /** Its directory in the hierarchy of that controller; empty when it has none there. */
    public Optional<String> path(Controller controller) {
        for (GroupDirectory directory : directories) {
            if (directory.has(controller)) {
                return Optional.of(directory.path());
            }
        }
        return Optional.empty();
    }

    /** The hierarchies in which it has a directory: what the container may see of control groups. */
    List<Hierarchy> hierarchies() {
        List<Hierarchy> hierarchies = new ArrayList<>();
        for (GroupDirectory directory : directories) {
            hierarchies.add(directory.place().hierarchy());
        }
        return hierarchies;
    }

    /** What the group uses and has used so far. */
    public Usage usage() {
        return Usage.read(directories);
    }

    /**
     * Removes what is left of the group, and ends the processes that are still in it. After a launch that ended by itself
     * nothing is left, unless the container made groups of its own below.
     *
     * @throws ControlGroupException when a process doesn't end for seconds; the next run will try again then
     */
    @Override
    public void close() {
        new Removal(paths()).run();
        if (!directories.isEmpty()) {
            GroupRecord.delete(record());
        }
    }
}
