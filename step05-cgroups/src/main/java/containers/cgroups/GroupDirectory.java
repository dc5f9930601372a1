package containers.cgroups;

import static containers.calls.OpenFlag.O_CLOEXEC;
import static containers.calls.OpenFlag.O_PATH;
import static containers.calls.OpenFlag.O_WRONLY;

import containers.calls.DirectoryCalls;
import containers.calls.FileCalls;
import containers.cgroups.hierarchy.Controller;
import containers.cgroups.hierarchy.Place;
import containers.cgroups.hierarchy.Version;
import containers.cgroups.limits.Setting;
import containers.kernel.Argument;
import containers.kernel.CallList;
import containers.launch.LaunchPlan;
import java.util.List;

/**
 * The container's group in one hierarchy. A control group <em>is</em> a directory: mkdir makes it, writing to its files
 * limits it, and listing it shows who is in it.
 *
 * @param place the group above it
 * @param name the directory's name
 * @param needed the controllers that it can't do without
 * @param wished the controllers that are good to have, because they count what is used
 * @param settings what its limits come to there, in the order in which it has to be written
 */
record GroupDirectory(
        Place place, String name, List<Controller> needed, List<Controller> wished, List<Setting> settings) {

    String path() {
        return place.directory() + "/" + name;
    }

    boolean has(Controller controller) {
        return needed.contains(controller) || wished.contains(controller);
    }

    // tag::plan[]
    /** The parent makes the group and sets its limits; the child is in it before it does anything else. */
    void addTo(LaunchPlan plan) {
        passOn(plan.parent(), needed, true);
        passOn(plan.parent(), wished, false);
        // tag::lab-group[]
        plan.parent().add(DirectoryCalls.mkdirat(path(), 0755));
        for (Setting setting : settings) {
            write(plan.parent(), path() + "/" + setting.file(), setting.value(), setting.required());
        }
        // end::lab-group[]
        enter(plan);
    }

    /**
     * Puts the child into the group. There is a file for that in both versions, {@code cgroup.procs}, but writing to it
     * makes the kernel wait for all processors, for milliseconds. So in version 2 the child is born in the group, and in
     * version 1 it moves its one thread: who writes "0" to {@code tasks} means itself, and that takes microseconds.
     */
    private void enter(LaunchPlan plan) {
        // tag::lab-enter[]
        if (place.version() == Version.V2) {
            plan.bornIn(plan.parent().add(FileCalls.openat(path(), O_PATH, O_CLOEXEC)));
        } else {
            write(plan.child(), path() + "/tasks", "0", true);
        }
        // end::lab-enter[]
    }
    // end::plan[]

    /** Version 2: a group has only the controllers that the one above it passes on. */
    private void passOn(CallList calls, List<Controller> controllers, boolean required) {
        StringBuilder words = new StringBuilder();
        for (Controller controller : controllers) {
            if (!place.passesOn(controller)) {
                words.append(words.isEmpty() ? "+" : " +").append(controller.name(place.version()));
            }
        }
        if (!words.isEmpty()) {
            write(calls, place.directory() + "/cgroup.subtree_control", words.toString(), required);
        }
    }

    static void write(CallList calls, String file, String value, boolean required) {
        if (required) {
            Argument.Result descriptor = calls.add(FileCalls.openat(file, O_WRONLY, O_CLOEXEC));
            calls.add(FileCalls.write(descriptor, value));
            calls.add(FileCalls.close(descriptor));
        } else {
            Argument.Result descriptor = calls.attempt(FileCalls.openat(file, O_WRONLY, O_CLOEXEC));
            calls.attempt(FileCalls.write(descriptor, value));
            calls.attempt(FileCalls.close(descriptor));
        }
    }
}
