package containers.volumes;

import containers.kernel.CallList;
import containers.rootfs.Mount;
import containers.rootfs.MountCalls;

/** A directory of the host's that is covered for a moment, in the child's view, so that something in memory has a path. */
final class Covered {

    /** One that every host has. */
    static final String DIRECTORY = "/tmp";

    private Covered() {}

    /** Covers it with what is to be mounted elsewhere. */
    static void begin(CallList child, Mount mount) {
        new Mount(mount.source(), DIRECTORY, mount.type(), mount.flags(), mount.data()).addTo(child);
    }

    /** Uncovers it. What was taken from there by a descriptor stays. */
    static void end(CallList child) {
        child.add(MountCalls.umount2_detach(DIRECTORY));
    }
}
