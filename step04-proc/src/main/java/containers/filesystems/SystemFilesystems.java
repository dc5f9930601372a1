package containers.filesystems;

import containers.calls.DirectoryCalls;
import containers.kernel.CallList;
import containers.namespaces.Namespace;
import containers.namespaces.Namespaces;
import containers.rootfs.BorrowedMount;
import containers.rootfs.Mount;
import containers.rootfs.MountAttribute;
import containers.rootfs.MountCalls;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What is mounted in every container besides its root filesystem.
 *
 * @param namespaces the container's: some mounts need one of their own
 * @param devices what it has in /dev besides the usual
 * @param protection how much of the kernel's files it is kept from
 * @param shm its /dev/shm
 */
public record SystemFilesystems(Namespaces namespaces, List<Device> devices, Protection protection, Mount shm) {

    /** Where processes find the memory that they share. */
    public static final String SHM = "/dev/shm";

    /** The bytes that /dev/shm can hold where nobody asks for others: as many as Docker's. */
    public static final long SHM_SIZE = 64 << 20;

    private static final long GROUP_TTY = 5;

    public SystemFilesystems {
        devices = List.copyOf(devices);
    }

    /** With the usual devices, and all protection. */
    public SystemFilesystems(Namespaces namespaces) {
        this(namespaces, List.of(), Protection.FULL);
    }

    /** With the usual /dev/shm. */
    public SystemFilesystems(Namespaces namespaces, List<Device> devices, Protection protection) {
        this(namespaces, devices, protection, shm(SHM_SIZE));
    }

    /** A /dev/shm that can hold so many bytes. */
    public static Mount shm(long bytes) {
        return DefaultFilesystems.shm(bytes);
    }

    /**
     * What was taken while the host's tree could be seen: device nodes, in a user namespace /proc and /sys, and /dev/shm
     * where the container shares the host's memory.
     */
    public record Borrowed(
            List<BorrowedMount> devices,
            Optional<BorrowedMount> proc,
            Optional<BorrowedMount> sys,
            Optional<BorrowedMount> shm) {}

    /**
     * Takes what needs the host's tree. Comes before the host's root goes.
     *
     * <p>In a user namespace the kernel mounts /proc and /sys only for who can see them whole already (mount_namespaces(7)).
     * So the container's own are made here, over the host's in the child's view.
     */
    public Borrowed borrow(CallList child) {
        List<BorrowedMount> nodes = nodes().borrow(child);
        if (!inUserNamespace()) {
            return new Borrowed(nodes, Optional.empty(), Optional.empty(), borrowShm(child));
        }
        BorrowedMount proc = make(child, DefaultFilesystems.PROC);
        BorrowedMount sys = borrowsSys() ? BorrowedMount.takeWithAllBelow(child, "/sys", "/sys") : make(child, sys());
        return new Borrowed(nodes, Optional.of(proc), Optional.of(sys), borrowShm(child));
    }

    /** Memory that is shared under a name is a file there. Who shares the host's has its files. */
    private Optional<BorrowedMount> borrowShm(CallList child) {
        if (namespaces.contains(Namespace.IPC)) {
            return Optional.empty();
        }
        BorrowedMount taken = BorrowedMount.take(child, SHM, SHM);
        child.add(MountCalls.mount_setattr(taken.tree(), MountAttribute.MOUNT_ATTR_NODEV));
        return Optional.of(taken);
    }

    private static BorrowedMount make(CallList child, Mount mount) {
        // tag::lab-proc-1[]
        mount.addTo(child);
        return BorrowedMount.take(child, mount.destination(), mount.destination());
        // end::lab-proc-1[]
    }

    // tag::all[]
    /**
     * Mounts everything. Comes when the host's root is gone: a root filesystem may have links where these are mounted, and
     * whoever wrote it chose where they lead. There is nothing left then that they could lead to.
     */
    public void addTo(CallList child, Borrowed borrowed) {
        // tag::lab-proc-2[]
        addAtRoot(child, DefaultFilesystems.PROC, borrowed.proc());
        // end::lab-proc-2[]
        addAtRoot(child, DefaultFilesystems.DEV, Optional.empty());
        nodes().addTo(child, borrowed.devices());
        for (Mount mount : DefaultFilesystems.belowDev(hasGroupTty(), shm)) {
            child.add(DirectoryCalls.mkdirat(mount.destination(), 0755));
            addBelowDev(child, mount, borrowed.shm());
        }
        addAtRoot(child, sys(), borrowed.sys());
        for (Mount mount : ProtectedPaths.mounts(protection)) {
            mount.addTo(child);
        }
    }
    // end::all[]

    private void addBelowDev(CallList child, Mount mount, Optional<BorrowedMount> hostsShm) {
        if (mount.destination().equals(SHM) && hostsShm.isPresent()) {
            hostsShm.get().place(child);
        } else if (!mount.type().equals(Optional.of("mqueue")) || mountsQueues()) {
            mount.addTo(child);
        }
    }

    /** Only who owns an IPC namespace may: in a user namespace the host's can be used, but not listed. */
    private boolean mountsQueues() {
        return namespaces.contains(Namespace.IPC) || !inUserNamespace();
    }

    private void addAtRoot(CallList child, Mount mount, Optional<BorrowedMount> borrowed) {
        makeDirectory(child, mount.destination());
        if (borrowed.isEmpty()) {
            mount.addTo(child);
        } else if (mount.destination().equals("/sys") && borrowsSys() && protection.closed()) {
            borrowed.get().placeReadOnly(child); // The host's own may be writable.
        } else {
            borrowed.get().place(child);
        }
    }

    /** A place to mount on. In most root filesystems it's there already. */
    private static void makeDirectory(CallList child, String path) {
        child.attempt(DirectoryCalls.mkdirat(path, 0755));
    }

    /** Only who owns a network namespace may mount /sys, which shows its interfaces; the host's /sys stands in. */
    private boolean borrowsSys() {
        return inUserNamespace() && !namespaces.contains(Namespace.NETWORK);
    }

    /** In a user namespace nobody gets one that is writable where the host's isn't: mount_namespaces(7). */
    private Mount sys() {
        boolean writable = !protection.closed() && !(inUserNamespace() && isReadOnlyOnHost());
        return writable ? DefaultFilesystems.SYS_WRITABLE : DefaultFilesystems.SYS;
    }

    private static boolean isReadOnlyOnHost() {
        try {
            return Files.getFileStore(Path.of("/sys")).isReadOnly();
        } catch (IOException notThere) {
            return true;
        }
    }

    private Devices nodes() {
        return new Devices(inUserNamespace(), devices, protection);
    }

    private boolean inUserNamespace() {
        return namespaces.contains(Namespace.USER);
    }

    private boolean hasGroupTty() {
        return !inUserNamespace() || namespaces.user().groups().stream().anyMatch(map -> map.contains(GROUP_TTY));
    }
}
