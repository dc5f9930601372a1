package containers.bundle;

import containers.cgroups.limits.PidsLimit;
import containers.devices.DeviceRule;
import containers.filesystems.Protection;
import containers.namespaces.Namespace;
import containers.network.Network;
import containers.privileges.Capabilities;
import containers.seccomp.filter.Profile;
import containers.spec.Resources;
import containers.spec.Spec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a container has here unless it is taken off by an option, and what a {@code config.json} has to ask for: without a word
 * there, the runtime-spec has no lock.
 *
 * @param spec what a {@code config.json} says
 */
public record MissingLocks(Spec spec) {

    /** What every container has of its own, besides its mounts and its network. */
    private static final List<Namespace> ISOLATING = List.of(Namespace.PID, Namespace.IPC, Namespace.UTS);

    /**
     * Tells of them: nobody gave an option that takes them off.
     *
     * @param seen whether a person sees it. Where a program reads the errors, they are the container's alone
     */
    public void tell(boolean seen) {
        if (seen) {
            told().ifPresent(told -> System.err.println("contain: " + told));
        }
    }

    /** The fields that would be needed, in one line; empty where none is missing. */
    Optional<String> told() {
        List<String> fields = fields();
        return fields.isEmpty()
                ? Optional.empty()
                : Optional.of("this config.json leaves locks off that ./contain run has by itself: "
                        + String.join(", ", fields));
    }

    private List<String> fields() {
        List<String> fields = new ArrayList<>();
        addShared(fields);
        addRights(fields);
        addKernelFiles(fields);
        addResources(fields);
        return fields;
    }

    private void addShared(List<String> fields) {
        List<String> shared = new ArrayList<>();
        for (Namespace kind : ISOLATING) {
            if (!spec.linux().namespaces().contains(kind)) {
                shared.add(kind.toString());
            }
        }
        if (spec.linux().network().equals(Network.HOST)) { // A network that has a path has been chosen.
            shared.add(Namespace.NETWORK.toString());
        }
        if (!shared.isEmpty()) {
            fields.add("linux.namespaces (the host's: " + String.join(" and ", shared) + ")");
        }
    }

    private void addRights(List<String> fields) {
        if (!Capabilities.usual()
                .kept()
                .containsAll(spec.process().capabilities().kept())) {
            fields.add("process.capabilities (it has more)");
        }
        if (!spec.process().noNewPrivileges()) {
            fields.add("process.noNewPrivileges");
        }
        Optional<Profile> profile = spec.linux().seccomp().profile();
        if (profile.isEmpty()) {
            fields.add("linux.seccomp");
        } else if (profile.get().otherwise().isMade()) {
            fields.add("linux.seccomp (what no rule forbids is allowed)");
        }
    }

    private void addKernelFiles(List<String> fields) {
        Protection protection = spec.linux().protection();
        if (!protection.maskedPaths().containsAll(Protection.FULL.maskedPaths())) {
            fields.add("linux.maskedPaths (not all)");
        }
        if (!protection.readonlyPaths().containsAll(Protection.FULL.readonlyPaths())) {
            fields.add("linux.readonlyPaths (not all)");
        }
        if (!protection.closed()) {
            fields.add("mounts (/sys can be written to)");
        }
    }

    private void addResources(List<String> fields) {
        Resources resources = spec.linux().resources();
        if (resources.devices().stream().anyMatch(MissingLocks::isWide)) {
            fields.add("linux.resources.devices (all of a kind)");
        }
        if (resources.limits().stream().noneMatch(PidsLimit.class::isInstance)) {
            fields.add("linux.resources.pids (no limit)");
        }
    }

    /** Whether it opens whatever drivers there are. A node alone opens nothing. */
    private static boolean isWide(DeviceRule rule) {
        return rule.major().isEmpty() && !rule.access().equals("m");
    }
}
