package containers.filesystems;

import static containers.rootfs.MountFlag.MS_BIND;
import static containers.rootfs.MountFlag.MS_NODEV;
import static containers.rootfs.MountFlag.MS_NOSUID;
import static containers.rootfs.MountFlag.MS_REMOUNT;

import containers.calls.DirectoryCalls;
import containers.calls.FileCalls;
import containers.kernel.CallList;
import containers.rootfs.BorrowedMount;
import containers.rootfs.Mount;
import java.util.ArrayList;
import java.util.List;

/**
 * The device nodes in a container's /dev.
 *
 * <p>Root makes them. In a user namespace nobody may, or any user could make himself a node for the host's disk; there
 * the host's own nodes are borrowed. Either way each is a mount of its own, and the only one where a device can be opened:
 * root may make other nodes, but nothing comes of it.
 *
 * @param inUserNamespace whether the container is in a user namespace of its own
 * @param others devices besides those that every container has
 * @param protection whether other nodes are of no use
 */
record Devices(boolean inUserNamespace, List<Device> others, Protection protection) {

    /** What there is in every /dev. */
    static List<String> used() {
        List<String> used = new ArrayList<>(List.of("/dev/console"));
        for (DeviceNode node : DeviceNode.values()) {
            used.add(node.path());
        }
        for (DeviceLink link : DeviceLink.values()) {
            used.add(link.path());
        }
        for (Mount mount : DefaultFilesystems.belowDev(false, SystemFilesystems.shm(SystemFilesystems.SHM_SIZE))) {
            used.add(mount.destination());
        }
        return used;
    }

    /** Takes what is needed from the host. Comes before the host's root goes. */
    List<BorrowedMount> borrow(CallList child) {
        List<BorrowedMount> borrowed = new ArrayList<>();
        if (inUserNamespace) {
            // tag::lab-devices-1[]
            for (Device device : all()) {
                borrowed.add(device.borrow(child));
            }
            // end::lab-devices-1[]
        }
        return borrowed;
    }

    /** Fills /dev, which is a fresh filesystem. The modes are meant as they are, so nothing is masked from them. */
    void addTo(CallList child, List<BorrowedMount> borrowed) {
        child.add(FileCalls.umask(0));
        for (Device device : others) {
            device.makeDirectories(child);
        }
        if (!inUserNamespace) {
            for (Device device : all()) {
                make(device, child);
            }
        }
        // tag::lab-devices-2[]
        for (BorrowedMount node : borrowed) {
            node.placeOnNewFile(child);
        }
        // end::lab-devices-2[]
        for (DeviceLink link : DeviceLink.values()) {
            child.add(DirectoryCalls.symlinkat(link.target(), link.path()));
        }
        child.add(FileCalls.umask(022));
        if (protection.closed()) {
            // What is mounted below has flags of its own, and keeps them.
            Mount.change("/dev", MS_REMOUNT, MS_BIND, MS_NOSUID, MS_NODEV).addTo(child);
        }
    }

    private void make(Device device, CallList child) {
        if (protection.closed()) {
            device.make(child);
        } else {
            device.makeNode(child);
        }
    }

    private List<Device> all() {
        List<Device> all = new ArrayList<>();
        for (DeviceNode node : DeviceNode.values()) {
            all.add(node.device());
        }
        all.addAll(others);
        return all;
    }
}
