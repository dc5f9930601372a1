package containers.filesystems;

import containers.kernel.Argument;
import containers.kernel.CallList;
import containers.kernel.FileCalls;
import containers.namespaces.Namespace;
import containers.namespaces.Namespaces;
import containers.rootfs.MountCalls;
import java.util.List;

/** Everything that is mounted in a container besides its root filesystem. */
public final class SystemFilesystems {

    private final Namespaces namespaces;
    private final Devices devices;
    private final List<CgroupMount> hierarchies;
    private Argument hostSys;

    /**
     * Describes the mounts of a container with these namespaces.
     *
     * @param terminal the path of the terminal that is to be its console; {@code null} for none
     * @param hierarchies the host's control group hierarchies
     */
    public SystemFilesystems(Namespaces namespaces, String terminal, List<CgroupMount> hierarchies) {
        this.namespaces = namespaces;
        this.devices = new Devices(inUserNamespace(), terminal);
        this.hierarchies = hierarchies;
    }

    /** Takes what is needed from the host's tree. Comes before the host's root goes. */
    public void borrow(CallList child) {
        devices.borrow(child);
        if (borrowsSys()) {
            hostSys = child.add(MountCalls.open_tree_recursive("/sys"));
        }
    }

    /**
     * Mounts everything. Comes when the container's root is {@code /}, so that no link in it leads to the host, and
     * before the host's root is let go: in a user namespace the kernel mounts /proc and /sys only for who can see them
     * whole already (mount_namespaces(7)).
     */
    // tag::all[]
    public void addTo(CallList child) {
        KernelFilesystems.addProc(child);
        KernelFilesystems.addDev(child);
        devices.addTo(child);
        KernelFilesystems.addBelowDev(child, hasGroupTty());
        addSys(child);
        HiddenPaths.addTo(child);
    }
    // end::all[]

    private void addSys(CallList child) {
        if (borrowsSys()) {
            KernelFilesystems.directory(child, "/sys");
            child.add(MountCalls.move_mount(hostSys, "/sys"));
            child.add(MountCalls.mount_setattr_read_only("/sys"));
            child.add(FileCalls.close(hostSys));
        } else {
            KernelFilesystems.addSys(child);
            CgroupFilesystems.addTo(child, hierarchies);
        }
    }

    /** Only who owns a network namespace may mount /sys, which shows its interfaces; the host's /sys stands in. */
    private boolean borrowsSys() {
        return inUserNamespace() && !namespaces.contains(Namespace.NETWORK);
    }

    private boolean inUserNamespace() {
        return namespaces.contains(Namespace.USER);
    }

    private boolean hasGroupTty() {
        return !inUserNamespace() || namespaces.user().groups().count() > 5;
    }
}
