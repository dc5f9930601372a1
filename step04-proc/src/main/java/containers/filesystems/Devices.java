package containers.filesystems;

import containers.calls.FileCalls;
import containers.kernel.CallList;
import containers.rootfs.BorrowedMount;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The device nodes in a container's /dev.
 *
 * <p>Root makes them. In a user namespace nobody may, or any user could make himself a node for the host's disk; there
 * the host's own nodes are borrowed.
 *
 * @param inUserNamespace whether the container is in a user namespace of its own
 * @param terminal the path of the terminal that it is to have as its console
 */
record Devices(boolean inUserNamespace, Optional<String> terminal) {

    /** Takes what is needed from the host. Comes before the host's root goes. */
    List<BorrowedMount> borrow(CallList child) {
        List<BorrowedMount> borrowed = new ArrayList<>();
        if (inUserNamespace) {
            for (DeviceNode node : DeviceNode.values()) {
                borrowed.add(BorrowedMount.take(child, node.path(), node.path()));
            }
        }
        if (terminal.isPresent()) {
            borrowed.add(BorrowedMount.take(child, terminal.get(), "/dev/console"));
        }
        return borrowed;
    }

    /** Fills /dev, which is a fresh filesystem. The modes are meant as they are, so nothing is masked from them. */
    void addTo(CallList child, List<BorrowedMount> borrowed) {
        child.add(FileCalls.umask(0));
        if (!inUserNamespace) {
            for (DeviceNode node : DeviceNode.values()) {
                child.add(node.mknodat());
            }
        }
        for (BorrowedMount node : borrowed) {
            node.placeOnNewFile(child);
        }
        for (DeviceLink link : DeviceLink.values()) {
            child.add(FileCalls.symlinkat(link.target(), link.path()));
        }
        child.add(FileCalls.umask(022));
    }
}
