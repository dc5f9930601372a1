package containers.settings;

import static containers.calls.OpenFlag.O_CLOEXEC;
import static containers.calls.OpenFlag.O_WRONLY;

import containers.calls.FileCalls;
import containers.kernel.Argument;
import containers.kernel.CallList;
import containers.kernel.Errno;
import containers.kernel.Telling;
import containers.namespaces.Namespace;
import java.util.List;
import java.util.Set;

/**
 * A setting below {@code /proc/sys} that a namespace has of its own. All others are the machine's.
 *
 * @param name with points: {@code net.ipv4.ip_unprivileged_port_start}
 * @param value what is written there
 */
public record Sysctl(String name, String value) {

    private static final int MOST = 4096;

    private static final Set<String> OF_IPC = Set.of(
            "kernel.msgmax",
            "kernel.msgmnb",
            "kernel.msgmni",
            "kernel.sem",
            "kernel.shmall",
            "kernel.shmmax",
            "kernel.shmmni",
            "kernel.shm_rmid_forced");

    /**
     * A setting.
     *
     * @throws IllegalArgumentException when it is the machine's, or no name of a setting: one line
     */
    public Sysctl {
        if (value.length() > MOST) {
            throw new IllegalArgumentException("no setting has a value of " + value.length() + " characters");
        }
        if (!name.matches("[a-z0-9_-]+([.][A-Za-z0-9_-]+)+") || !isNamespaced(name)) {
            throw new IllegalArgumentException("not a setting that a container has of its own"
                    + " (net.*, fs.mqueue.*, kernel.msg*, kernel.sem, kernel.shm* are)");
        }
    }

    private static boolean isNamespaced(String name) {
        return OF_IPC.contains(name) || name.startsWith("fs.mqueue.") || name.startsWith("net.");
    }

    /** The kind of namespace that it belongs to. */
    public Namespace namespace() {
        return name.startsWith("net.") ? Namespace.NETWORK : Namespace.IPC;
    }

    // tag::add[]
    /**
     * Adds the calls that set it. They need a /proc that isn't read-only, the host's: whoever opens a file there gets their
     * own namespace's setting.
     */
    public void addTo(CallList child) {
        String path = "/proc/sys/" + name.replace('.', '/');
        List<Telling> telling = List.of(
                Telling.on(
                        Errno.ENOENT,
                        Telling.RUNNER_FAILED,
                        "sysctl " + name + ": the container's namespaces have no such setting"),
                Telling.of(Telling.RUNNER_FAILED, "sysctl " + name + "=" + value + " can't be set"));
        Argument.Result file = child.add(FileCalls.openat(path, O_WRONLY, O_CLOEXEC), telling);
        child.add(FileCalls.write(file, value), telling);
        child.add(FileCalls.close(file));
    }
    // end::add[]
}
