package containers.spec;

import containers.filesystems.SystemFilesystems;
import containers.namespaces.Hostname;
import containers.rootfs.Mount;
import java.util.ArrayList;
import java.util.List;

/**
 * A container, before it is one: the runtime-spec's {@code config.json} as a record.
 *
 * @param process what runs in it
 * @param root its files
 * @param hostname its name
 * @param mounts what it sees besides its root filesystem, and besides what every container has; a /dev/shm here is in place
 *     of the usual one
 * @param linux what only Linux has
 * @param ownEtc whether it has a /etc/hostname, /etc/hosts and /etc/resolv.conf of its own: engines' names for what a
 *     runtime only mounts
 */
// tag::spec[]
public record Spec(Process process, Root root, Hostname hostname, List<Mount> mounts, Linux linux, boolean ownEtc) {
    // end::spec[]

    public Spec {
        mounts = List.copyOf(mounts);
    }

    /** With files of its own in /etc. */
    public Spec(Process process, Root root, Hostname hostname, List<Mount> mounts, Linux linux) {
        this(process, root, hostname, mounts, linux, true);
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
