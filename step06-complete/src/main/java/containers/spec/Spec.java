package containers.spec;

import containers.filesystems.SystemFilesystems;
import containers.names.Names;
import containers.namespaces.Hostname;
import containers.network.Network;
import containers.rootfs.Mount;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A container, before it is one: the runtime-spec's {@code config.json} as a record.
 *
 * @param process what runs in it
 * @param root its files
 * @param hostname its name
 * @param mounts what it sees besides its root filesystem, and besides what every container has; a /dev/shm here is in place
 *     of the usual one
 * @param linux what only Linux has
 * @param names whom it knows by name, by a /etc/hostname, /etc/hosts and /etc/resolv.conf of its own: engines' files for
 *     what a runtime only mounts. Empty where it has none of its own
 */
// tag::spec[]
public record Spec(
        Process process, Root root, Hostname hostname, List<Mount> mounts, Linux linux, Optional<Names> names) {
    // end::spec[]

    public Spec {
        mounts = List.copyOf(mounts);
    }

    /** With files of its own in /etc: where it sees the host's network those tell the host's names, otherwise its own only. */
    public Spec(Process process, Root root, Hostname hostname, List<Mount> mounts, Linux linux) {
        this(process, root, hostname, mounts, linux, Optional.of(usualNames(linux)));
    }

    /** With such files, or without. */
    public Spec(Process process, Root root, Hostname hostname, List<Mount> mounts, Linux linux, boolean ownEtc) {
        this(
                process,
                root,
                hostname,
                mounts,
                linux,
                Optional.of(usualNames(linux)).filter(names -> ownEtc));
    }

    /** Whether it has a /etc/hosts and others of its own. */
    public boolean ownEtc() {
        return names.isPresent();
    }

    /** Whether nobody has asked for other names than those that follow from its network. */
    public boolean hasUsualNames() {
        return names.isEmpty() || names.get().equals(usualNames(linux));
    }

    private static Names usualNames(Linux linux) {
        return linux.network().kind() == Network.Kind.HOST ? Names.AS_HOST : Names.ITSELF;
    }

    /** With the usual mounts only. */
    public Spec(Process process, Root root, Hostname hostname, Linux linux) {
        this(process, root, hostname, List.of(), linux);
    }

    /** Its /dev/shm. */
    public Mount shm() {
        for (Mount mount : mounts) {
            if (isShm(mount)) {
                return mount;
            }
        }
        return SystemFilesystems.shm(SystemFilesystems.SHM_SIZE);
    }

    /** The mounts that aren't in every container. */
    public List<Mount> volumes() {
        List<Mount> volumes = new ArrayList<>(mounts);
        volumes.removeIf(Spec::isShm);
        return volumes;
    }

    private static boolean isShm(Mount mount) {
        return mount.destination().equals(SystemFilesystems.SHM);
    }
}
