package containers.spec;

import containers.filesystems.SystemFilesystems;
import containers.names.Names;
import containers.namespaces.Hostname;
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
 * @param names whom it knows by name, in an /etc/hostname, /etc/hosts and /etc/resolv.conf of its own: an engine's to give,
 *     the runtime-spec has none; empty where these files are the root filesystem's
 */
// tag::spec[]
public record Spec(
        Process process, Root root, Hostname hostname, List<Mount> mounts, Linux linux, Optional<Names> names) {
    // end::spec[]

    public Spec {
        mounts = List.copyOf(mounts);
    }

    /** With the usual names: where it sees the host's network the host's, otherwise none. */
    public Spec(Process process, Root root, Hostname hostname, List<Mount> mounts, Linux linux) {
        this(process, root, hostname, mounts, linux, Optional.of(linux.network().usualNames()));
    }

    /** With the usual mounts only. */
    public Spec(Process process, Root root, Hostname hostname, Linux linux) {
        this(process, root, hostname, List.of(), linux);
    }

    /** The same, which knows others by name. */
    public Spec with(Names others) {
        return new Spec(process, root, hostname, mounts, linux, Optional.of(others));
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
        List<Mount> volumes = new ArrayList<>();
        for (Mount mount : mounts) {
            if (!isShm(mount)) {
                volumes.add(mount);
            }
        }
        return volumes;
    }

    private static boolean isShm(Mount mount) {
        return mount.destination().equals(SystemFilesystems.SHM);
    }
}
