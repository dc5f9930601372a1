package containers.commandline.options;

import containers.namespaces.Namespace;
import containers.telling.UsageException;
import java.util.EnumSet;
import java.util.Set;

/** What a person asked for: {@code --pid}, {@code --ipc}, {@code --uts}, {@code --cgroupns}. */
public final class SharingOptions {

    private final EnumSet<Namespace> shared = EnumSet.noneOf(Namespace.class);

    /** The kinds of namespaces in which the host is, too. */
    public Set<Namespace> shared() {
        return shared.clone();
    }

    public void readPid(String mode) {
        read("--pid", Namespace.PID, mode);
    }

    public void readIpc(String mode) {
        read("--ipc", Namespace.IPC, mode);
    }

    public void readUts(String mode) {
        read("--uts", Namespace.UTS, mode);
    }

    public void readCgroup(String mode) {
        read("--cgroupns", Namespace.CGROUP, mode);
    }

    /** The last word counts. */
    private void read(String option, Namespace kind, String mode) {
        switch (mode) {
            case "host" -> shared.add(kind);
            case "private" -> shared.remove(kind);
            default ->
                throw new UsageException(option + " is 'host' or 'private', not '" + mode + "'"
                        + (mode.startsWith("container:") ? ": a container is none that another could join" : ""));
        }
    }

    /**
     * Looks at it together with what else was asked for: each by itself may be right.
     *
     * @throws UsageException when what it shares leaves no room for that: one line
     */
    public void check(ProgramOptions program, MountOptions mounts) {
        if (shared.contains(Namespace.UTS) && program.isNamed()) {
            throw new UsageException("--uts host: the host's names are the container's then, so it can't have others"
                    + " (--hostname, --domainname)");
        }
        if (shared.contains(Namespace.IPC) && mounts.hasShm()) {
            throw new UsageException("--ipc host: the host's /dev/shm is the container's then, so it can't have"
                    + " another size (--shm-size)");
        }
        if (shared.contains(Namespace.PID) && program.init()) {
            throw new UsageException(
                    "--pid host: the host's PID 1 looks after all processes then, so --init has nothing to do");
        }
    }
}
