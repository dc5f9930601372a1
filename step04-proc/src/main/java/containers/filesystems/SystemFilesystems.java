package containers.filesystems;

import containers.kernel.CallList;
import containers.kernel.FileCalls;
import containers.namespaces.Namespace;
import containers.namespaces.Namespaces;
import containers.rootfs.BorrowedMount;
import containers.rootfs.Mount;
import java.util.List;
import java.util.Optional;

/**
 * What is mounted in every container besides its root filesystem.
 *
 * @param namespaces the container's: some mounts need one of their own
 * @param terminal the path of the terminal that is to be its console
 */
public record SystemFilesystems(Namespaces namespaces, Optional<String> terminal) {

    /** What was taken from the host: device nodes, and its /sys where the container can't have its own. */
    public record Borrowed(List<BorrowedMount> devices, Optional<BorrowedMount> sys) {}

    /** Takes what is needed from the host's tree. Comes before the host's root goes. */
    public Borrowed borrow(CallList child) {
        List<BorrowedMount> nodes = devices().borrow(child);
        return new Borrowed(
                nodes,
                borrowsSys() ? Optional.of(BorrowedMount.takeWithAllBelow(child, "/sys", "/sys")) : Optional.empty());
    }

    /**
     * Mounts everything. Comes when the container's root is {@code /}, so that no link in it leads to the host, and
     * before the host's root is let go: in a user namespace the kernel mounts /proc and /sys only for who can see them
     * whole already (mount_namespaces(7)).
     */
    // tag::all[]
    public void addTo(CallList child, Borrowed borrowed) {
        addAtRoot(child, DefaultFilesystems.PROC);
        addAtRoot(child, DefaultFilesystems.DEV);
        devices().addTo(child, borrowed.devices());
        for (Mount mount : DefaultFilesystems.belowDev(hasGroupTty())) {
            child.add(FileCalls.mkdirat(mount.destination(), 0755));
            mount.addTo(child);
        }
        addSys(child, borrowed.sys());
        for (Mount mount : ProtectedPaths.mounts()) {
            mount.addTo(child);
        }
    }
    // end::all[]

    private static void addSys(CallList child, Optional<BorrowedMount> hosts) {
        if (hosts.isPresent()) {
            makeDirectory(child, hosts.get().destination());
            hosts.get().placeReadOnly(child);
        } else {
            addAtRoot(child, DefaultFilesystems.SYS);
        }
    }

    private static void addAtRoot(CallList child, Mount mount) {
        makeDirectory(child, mount.destination());
        mount.addTo(child);
    }

    /** A place to mount on. In most root filesystems it's there already. */
    private static void makeDirectory(CallList child, String path) {
        child.attempt(FileCalls.mkdirat(path, 0755));
    }

    /** Only who owns a network namespace may mount /sys, which shows its interfaces; the host's /sys stands in. */
    private boolean borrowsSys() {
        return inUserNamespace() && !namespaces.contains(Namespace.NETWORK);
    }

    private Devices devices() {
        return new Devices(inUserNamespace(), terminal);
    }

    private boolean inUserNamespace() {
        return namespaces.contains(Namespace.USER);
    }

    private boolean hasGroupTty() {
        return !inUserNamespace() || namespaces.user().groups().count() > 5;
    }
}
