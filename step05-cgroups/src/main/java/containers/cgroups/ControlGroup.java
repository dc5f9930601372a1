package containers.cgroups;

import containers.launch.LaunchPlan;
import containers.namespaces.User;
import java.util.ArrayList;
import java.util.List;

/**
 * A container's control group: what it may use, and what it has used. To a person it is one group; to the kernel it can
 * be a directory in each of several hierarchies.
 *
 * <p>A group that is described changes nothing. Its directories are made by the plan that it is added to, and removed by
 * {@link #close}. In between, {@link #register} sees to it that they are removed even if this process doesn't get to it.
 */
public final class ControlGroup implements AutoCloseable {

    private final List<GroupDirectory> directories;
    private GroupRecord record;

    private ControlGroup(List<GroupDirectory> directories) {
        this.directories = directories;
    }

    /**
     * Describes a group with those limits.
     *
     * <p>Without limits an ordinary user gets none at all, and root gets one that only counts, where that is possible.
     *
     * @throws ControlGroupException when a limit can't be had here: one line with what is missing where, and what to do
     */
    public static ControlGroup of(List<Limit> limits) {
        return of(
                limits,
                new GroupDirectories(Hierarchies.current(), User.current().isRoot()));
    }

    static ControlGroup of(List<Limit> limits, GroupDirectories directories) {
        return new ControlGroup(directories.plan(limits, GroupName.fresh()));
    }

    /**
     * Adds the calls that make the group, limit it and put the child into it. Everything that the child does from then on
     * counts, so this comes first in its list. It has to: in a user, mount or cgroup namespace of its own the child might
     * not find the group any more.
     */
    public void addTo(LaunchPlan plan) {
        for (GroupDirectory directory : directories) {
            directory.addTo(plan);
        }
    }

    /**
     * Writes down which groups the plan will make, so that the next run can remove them if this process is killed, and
     * removes what an earlier run left. To be called before the plan is carried out.
     */
    public void register() {
        String state = StateDirectory.path();
        if (!directories.isEmpty()) {
            StateDirectory.make(state);
            GroupRecord.sweep(state);
            record = GroupRecord.create(state, directories.get(0).name(), paths());
        } else if (StateDirectory.isSafe(state)) {
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
     * Removes the group, or what was made of it, and ends the processes that are still in it.
     *
     * @throws ControlGroupException when a process doesn't end for seconds; the next run will try again then
     */
    @Override
    public void close() {
        new Removal(paths()).run();
        if (record != null) {
            record.close();
        }
    }
}
