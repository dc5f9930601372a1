package containers.companion.sandbox;

import containers.cgroups.hierarchy.Controller;
import containers.cgroups.hierarchy.Version;
import containers.filesystems.MountInfo;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * A sandbox's group of version 2, from inside.
 *
 * <p>Groups below it get controllers only from a group that has no processes: {@code admin-guide/cgroup-v2.rst}, "No
 * Internal Process Constraint". So all of the sandbox moves into a leaf of it.
 */
final class Version2 {

    static final String LEAF = "sandbox";

    /** Not every group has every controller. */
    private static final String MOVE = """
            mkdir "$0/%1$s" || exit 125
            while read -r process; do echo "$process" >"$0/%1$s/cgroup.procs" || exit 125; done <"$0/cgroup.procs"
            for controller in %2$s; do echo "+$controller" >"$0/cgroup.subtree_control"; done 2>/dev/null
            exec "$@"
            """;

    private Version2() {}

    /**
     * Whether whoever is in a cgroup namespace can't write to the limits of its topmost group, also as the user whom its
     * files belong to.
     */
    static boolean keepsLimitsOfNamespaces() {
        return MountInfo.ofThisProcess().stream()
                .anyMatch(mount ->
                        mount.type().equals("cgroup2") && mount.options().matches("(.*,)?nsdelegate(,.*)?"));
    }

    /**
     * The words of a shell that has PID 1 and itself leave the group for its leaf, and becomes the command there.
     *
     * @param group its directory
     */
    static List<String> inLeaf(String group, List<String> command) {
        String controllers = Arrays.stream(Controller.values())
                .map(controller -> controller.name(Version.V2))
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" "));
        List<String> words = new ArrayList<>(List.of("/bin/sh", "-c", MOVE.formatted(LEAF, controllers), group));
        words.addAll(command);
        return words;
    }
}
