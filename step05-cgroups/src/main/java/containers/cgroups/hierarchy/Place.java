package containers.cgroups.hierarchy;

import java.io.File;
import java.util.List;
import java.util.Optional;

/**
 * A group below which new groups can be made.
 *
 * @param hierarchy the tree that it is in
 * @param directory where it is
 * @param passedOn the controllers that groups below it have already, as the kernel lists them (version 2)
 */
public record Place(Hierarchy hierarchy, String directory, String passedOn) {

    public static Place at(Hierarchy hierarchy, String directory) {
        return new Place(
                hierarchy,
                directory,
                hierarchy.version() == Version.V1 ? "" : ControlFile.read(directory + "/cgroup.subtree_control"));
    }

    /** Which interface its files have. */
    public Version version() {
        return hierarchy.version();
    }

    /** Whether groups below it have that controller without further ado. */
    public boolean passesOn(Controller controller) {
        return version() == Version.V1 || ControlFile.hasWord(passedOn, controller.name(version()));
    }

    /** Whether this user may make groups here and put processes into them. */
    public boolean isWritable() {
        // To move a process, version 2 wants this file writable in the group that encloses both the old and the new
        // one.
        return new File(directory).canWrite() && new File(directory, "cgroup.procs").canWrite();
    }

    /**
     * Why groups below this one can't have those controllers, as the end of a sentence. Empty when they can.
     *
     * <p>Version 2's "no internal process" rule: a group with processes of its own can't pass most controllers on. The
     * topmost group is exempt, and it alone has no file {@code cgroup.type}.
     */
    Optional<String> obstacle(List<Controller> controllers) {
        for (Controller controller : controllers) {
            if (!passesOn(controller)) {
                String offered =
                        ControlFile.read(directory + "/cgroup.controllers").strip();
                if (!ControlFile.hasWord(offered, controller.name(version()))) {
                    return Optional.of(
                            "the controller " + controller + " isn't delegated there (only: " + offered + ")");
                } else if (!new File(directory, "cgroup.subtree_control").canWrite()) {
                    return Optional.of("this user may not pass the controller " + controller + " on there");
                } else if (isInner()
                        && !ControlFile.read(directory + "/cgroup.procs").isEmpty()) {
                    return Optional.of("the group has processes of its own, so it can't pass the controller "
                            + controller + " on");
                }
            }
        }
        return Optional.empty();
    }

    /** Whether a group made here will have that file, judged by those that are here already. */
    public boolean offers(String file) {
        if (new File(directory, file).exists()) {
            return true;
        }
        File[] entries = new File(directory).listFiles();
        for (File entry : entries == null ? new File[0] : entries) {
            if (new File(entry, file).exists()) {
                return true;
            }
        }
        return false;
    }

    /**
     * Makes sure that the kernel has a file, as far as that can be seen before there is a group: the topmost group of
     * version 2 has no limits, and that of version 1 not all.
     *
     * @throws ControlGroupException when it doesn't: what is missing, and what it takes
     */
    public void require(String file) {
        boolean telling = version() == Version.V2 ? isInner() : file.startsWith("memory.") || file.startsWith("cpu.");
        if (telling && !new File(directory, file).exists()) {
            String remedy = file.contains("sw") ? "; it counts swap only with swapaccount=1 on its command line" : "";
            throw new ControlGroupException("this kernel has no " + file + " in " + directory + remedy);
        }
    }

    private boolean isInner() {
        return new File(directory, "cgroup.type").exists();
    }
}
