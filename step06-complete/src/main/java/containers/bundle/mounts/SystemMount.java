package containers.bundle.mounts;

import containers.filesystems.SystemFilesystems;
import containers.json.Fields;
import containers.namespaces.IdMap;
import containers.namespaces.Namespace;
import containers.rootfs.Mount;
import containers.spec.Linux;
import containers.spec.Spec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is mounted in every container, with the options that it has here, and that a bundle may name. It may leave some out: no
 * program in it misses what it can't do.
 */
@SuppressWarnings("ImmutableEnumChecker") // The lists are copies.
enum SystemMount {
    PROC("/proc", "proc", "proc", "nosuid noexec nodev", "relatime rw"),
    DEV("/dev", "tmpfs", "tmpfs", "nosuid strictatime mode=755 size=65536k", "rw mode=0755"),
    PTS("/dev/pts", "devpts", "devpts", "nosuid noexec newinstance ptmxmode=0666 mode=0620 max=256", "rw gid=5"),
    SHM("/dev/shm", "tmpfs", "shm", "nosuid noexec nodev mode=1777", "rw relatime rbind rprivate"),
    MQUEUE("/dev/mqueue", "mqueue", "mqueue", "nosuid noexec nodev", "rw relatime"),
    SYS("/sys", "sysfs", "sysfs", "nosuid noexec nodev relatime", "ro rw rbind rprivate"),
    CGROUP("/sys/fs/cgroup", "cgroup", "cgroup", "nosuid noexec nodev relatime", "ro rw rprivate");

    static final String OPTIONS = "options";

    private static final String TYPE = "type";
    private static final String SIZE = "size=";
    private static final long GROUP_TTY = 5;

    private final String destination;
    private final String type;
    private final String source;
    private final List<String> options;
    private final List<String> others;

    SystemMount(String destination, String type, String source, String options, String others) {
        this.destination = destination;
        this.type = type;
        this.source = source;
        this.options = List.of(options.split(" ", -1));
        this.others = List.of(others.split(" ", -1));
    }

    /** The one at that place; empty where there is none. */
    static Optional<SystemMount> at(String place) {
        for (SystemMount each : values()) {
            if (each.destination.equals(place)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }

    /** Whether it shows what the kernel has, and could be changed there. */
    boolean isOfKernel() {
        return this == SYS || this == CGROUP;
    }

    /** Refuses what it can't be. */
    void check(Fields fields) {
        String given = fields.text(TYPE);
        boolean same = given.equals(type)
                || (this == CGROUP && given.equals("cgroup2"))
                || ((this == SYS || this == SHM) && isHosts(fields));
        if (!same) {
            throw fields.wrong(TYPE, "what every container has at " + destination + " is of type " + type);
        }
        fields.givenText("source"); // Of these, it is only a name.
        for (String option : fields.texts(OPTIONS)) {
            if (!options.contains(option) && !others.contains(option) && !(this == SHM && option.startsWith(SIZE))) {
                throw fields.wrong(OPTIONS, "'" + option + "' isn't supported at " + destination + " here");
            }
        }
    }

    /**
     * As {@code runc spec --rootless} writes /sys: who doesn't own the network namespace can't mount a sysfs. And as engines
     * write /dev/shm for who shares the host's memory.
     */
    private boolean isHosts(Fields fields) {
        List<String> options = fields.texts(OPTIONS);
        return fields.text(TYPE).matches("none|bind")
                && options.contains("rbind")
                && fields.givenText("source").orElse("").equals(destination);
    }

    /** Refuses what it can't be with these namespaces. */
    void check(Fields fields, Linux linux) {
        boolean borrows = linux.namespaces().contains(Namespace.USER)
                && !linux.namespaces().contains(Namespace.NETWORK);
        if (this == SHM && isHosts(fields) != isHostsMemory(linux)) {
            throw fields.wrong(
                    TYPE, "it is the host's, by 'rbind', where there is no namespace of type ipc, and only there");
        }
        if (this == SYS && isHosts(fields) && !borrows) {
            throw fields.wrong(
                    TYPE, "the host's /sys is only for who has its network, and a user namespace: else sysfs");
        }
    }

    private boolean isHostsMemory(Linux linux) {
        return this == SHM && !linux.namespaces().contains(Namespace.IPC);
    }

    /** A /dev/shm of another size. */
    Optional<Mount> shm(Fields fields) {
        for (String option : fields.texts(OPTIONS)) {
            if (this == SHM && option.startsWith(SIZE)) {
                long bytes = MemoryMount.bytes(fields, option.substring(SIZE.length()));
                return bytes == SystemFilesystems.SHM_SIZE
                        ? Optional.empty()
                        : Optional.of(SystemFilesystems.shm(bytes));
            }
        }
        return Optional.empty();
    }

    Map<String, Object> write(Spec spec) {
        if (isHostsMemory(spec.linux())) {
            return MountSection.object(destination, "bind", destination, List.of("rbind", "rprivate", "nodev"));
        }
        List<String> written = new ArrayList<>(options);
        if (this == PTS && knowsTty(spec.linux())) {
            written.add("gid=5");
        } else if (this == SHM) {
            written.removeIf(option -> option.startsWith("mode="));
            written.addAll(List.of(spec.shm().data().orElse("").split(",", -1)));
        } else if (isOfKernel()) {
            written.add(spec.linux().protection().closed() ? "ro" : "rw");
        }
        return MountSection.object(destination, type, source, written);
    }

    private static boolean knowsTty(Linux linux) {
        List<IdMap> groups = linux.gidMappings();
        return !linux.namespaces().contains(Namespace.USER) || groups.stream().anyMatch(map -> map.contains(GROUP_TTY));
    }
}
