package containers.namespaces;

import containers.calls.CloneFlag;
import java.util.Arrays;
import java.util.Locale;

/** The eight kinds of namespaces: each gives a process its own view of one thing. Source: namespaces(7). */
public enum Namespace {
    // tag::kinds[]
    /** The mounts: which filesystem is seen where. The first kind ever, hence its flag's plain name, "new namespace". */
    MOUNT("mnt", CloneFlag.CLONE_NEWNS),
    /** The hostname. UTS stands for "Unix time-sharing", after the structure that uname(2) fills. */
    UTS("uts", CloneFlag.CLONE_NEWUTS),
    /** Message queues, semaphores and shared memory: whatever processes name to talk to each other. */
    IPC("ipc", CloneFlag.CLONE_NEWIPC),
    /** Process IDs. The first process inside has PID 1; when it ends, the kernel ends all others inside. */
    PID("pid", CloneFlag.CLONE_NEWPID),
    /** Network interfaces, addresses, routes, ports. */
    NETWORK("net", CloneFlag.CLONE_NEWNET),
    /** User and group IDs: root inside can be an ordinary user outside. */
    USER("user", CloneFlag.CLONE_NEWUSER),
    /** The control groups: a process sees its own group as the root of all. */
    CGROUP("cgroup", CloneFlag.CLONE_NEWCGROUP),
    /** The clocks that count from the machine's start. A child like ours enters it with execve, since Linux 6.2. */
    TIME("time", CloneFlag.CLONE_NEWTIME);
    // end::kinds[]

    private final String file;
    private final CloneFlag flag;

    Namespace(String file, CloneFlag flag) {
        this.file = file;
        this.flag = flag;
    }

    /**
     * The kind with that name, as people type it.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static Namespace named(String name) {
        for (Namespace kind : values()) {
            if (kind.toString().equals(name)) {
                return kind;
            }
        }
        throw new IllegalArgumentException(
                "there is no namespace '" + name + "': choose from " + Arrays.toString(values()));
    }

    /** Its name in {@code /proc/<pid>/ns}. */
    public String file() {
        return file;
    }

    public CloneFlag flag() {
        return flag;
    }

    /**
     * Whether the child leaves its parent's namespace by itself, with unshare(2), instead of being born into a new one.
     *
     * <p>A control group namespace takes the group that its maker is in for the root: the child must first have been put
     * into its group. A time namespace is never entered by a process that shares its memory with one outside; the child
     * makes one and enters it with execve (time_namespaces(7)).
     */
    public boolean isUnshared() {
        return this == CGROUP || this == TIME;
    }

    /** The name that people type, and the OCI runtime-spec's: {@code mount}, {@code network}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
