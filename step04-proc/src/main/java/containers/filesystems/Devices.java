package containers.filesystems;

import static containers.kernel.Argument.text;
import static containers.kernel.OpenFlag.O_CLOEXEC;
import static containers.kernel.OpenFlag.O_CREAT;
import static containers.kernel.OpenFlag.O_WRONLY;

import containers.kernel.Argument;
import containers.kernel.Call;
import containers.kernel.CallList;
import containers.kernel.FileCalls;
import containers.kernel.SystemCall;
import containers.rootfs.MountCalls;
import java.util.ArrayList;
import java.util.List;

/**
 * The device nodes in a container's /dev.
 *
 * <p>Root makes them. In a user namespace nobody may, or any user could make himself a node for the host's disk; there
 * the host's own nodes are borrowed: a copy of each node's mount is taken while the host's root can still be seen, and
 * put in its place in the new root.
 */
final class Devices {

    private static final String[][] LINKS = {
        {"/proc/self/fd", "/dev/fd"},
        {"/proc/self/fd/0", "/dev/stdin"},
        {"/proc/self/fd/1", "/dev/stdout"},
        {"/proc/self/fd/2", "/dev/stderr"},
        {"/proc/kcore", "/dev/core"},
        {"pts/ptmx", "/dev/ptmx"},
    };

    /** A node of the host's, and the place in the container where it goes. */
    private record Borrowed(Argument tree, String path) {}

    private final List<Borrowed> borrowed = new ArrayList<>();
    private final boolean inUserNamespace;
    private final String terminal;

    /**
     * Describes the devices.
     *
     * @param terminal the path of the terminal that the container is to have as its console; {@code null} for none
     */
    Devices(boolean inUserNamespace, String terminal) {
        this.inUserNamespace = inUserNamespace;
        this.terminal = terminal;
    }

    /** Takes what is needed from the host. Comes before the host's root goes. */
    void borrow(CallList child) {
        if (inUserNamespace) {
            for (DeviceNode node : DeviceNode.values()) {
                borrowed.add(new Borrowed(child.add(MountCalls.open_tree(node.path())), node.path()));
            }
        }
        if (terminal != null) {
            borrowed.add(new Borrowed(child.add(MountCalls.open_tree(terminal)), "/dev/console"));
        }
    }

    /** Fills /dev, which is a fresh filesystem. The modes are meant as they are, so nothing is masked from them. */
    void addTo(CallList child) {
        child.add(FileCalls.umask(0));
        if (!inUserNamespace) {
            for (DeviceNode node : DeviceNode.values()) {
                child.add(mknodat(node));
            }
        }
        for (Borrowed node : borrowed) {
            place(child, node);
        }
        for (String[] link : LINKS) {
            child.add(FileCalls.symlinkat(link[0], link[1]));
        }
        child.add(FileCalls.umask(022));
    }

    /** A file is mounted on a file. */
    private static void place(CallList child, Borrowed node) {
        Argument file = child.add(FileCalls.openat(node.path(), 0644, O_WRONLY, O_CREAT, O_CLOEXEC));
        child.add(FileCalls.close(file));
        child.add(MountCalls.move_mount(node.tree(), node.path()));
        child.add(FileCalls.close(node.tree()));
    }

    private static Call mknodat(DeviceNode node) {
        int number = node.major() << 8 | node.minor();
        return Call.of(
                SystemCall.MKNODAT,
                new Argument.Word(-100, "AT_FDCWD"),
                text(node.path()),
                new Argument.Word(0020000 | 0666, "S_IFCHR|0666"),
                new Argument.Word(number, "makedev(" + node.major() + ", " + node.minor() + ")"));
    }
}
