package containers.cgroups.removal;

import static containers.calls.OpenFlag.O_CLOEXEC;
import static containers.calls.OpenFlag.O_CREAT;
import static containers.calls.OpenFlag.O_EXCL;
import static containers.calls.OpenFlag.O_NOFOLLOW;
import static containers.calls.OpenFlag.O_RDWR;

import containers.calls.FileCalls;
import containers.cgroups.hierarchy.ControlFile;
import containers.cgroups.hierarchy.ControlGroupException;
import containers.kernel.Argument;
import containers.kernel.Call;
import containers.kernel.CallList;
import containers.kernel.Kernel;
import containers.kernel.SystemCallException;
import containers.locks.LockCalls;
import containers.locks.LockFlag;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A file that lists the groups of one launch, locked for as long as its monitor lives.
 *
 * <p>The kernel drops a lock when its holder dies, however that happens. So a record that another run can lock is a dead
 * monitor's, and the groups in it are nobody's. The lock is flock(2)'s: it belongs to the open file, which the monitor
 * shares with its guardian.
 */
public final class GroupRecord {

    /** How long a run waits for groups that another one left, in nanoseconds. */
    private static final long PATIENCE = 2_000_000_000;

    /** How long a record may be empty, in milliseconds: its launch is just about to lock it and to write. */
    private static final long EMPTY_AT_FIRST = 10_000;

    private final String path;
    private final Argument descriptor;

    private GroupRecord(String path, Argument descriptor) {
        this.path = path;
        this.descriptor = descriptor;
    }

    // tag::record[]
    /** Writes down groups before they are made. They and the file have the same name. */
    public static void addTo(CallList parent, String path, List<String> groups) {
        Argument.Result file = parent.add(FileCalls.openat(path, 0600, O_RDWR, O_CREAT, O_EXCL, O_NOFOLLOW, O_CLOEXEC));
        parent.add(LockCalls.flock(file, LockFlag.LOCK_EX));
        parent.add(FileCalls.write(file, String.join("\n", groups)));
    }
    // end::record[]

    /** Removes what dead launchers left: their groups and their records. */
    public static void sweep(String directory) {
        String[] names = new File(directory).list();
        for (String name : names == null ? new String[0] : names) {
            if (name.startsWith(GroupName.PREFIX)) {
                sweepOne(directory, name);
            }
        }
    }

    private static void sweepOne(String directory, String name) {
        try {
            GroupRecord record = new GroupRecord(
                    directory + "/" + name, open(FileCalls.openat(directory + "/" + name, O_RDWR, O_CLOEXEC)));
            try {
                record.removeGroups(name);
            } finally {
                Kernel.call(FileCalls.close(record.descriptor));
            }
        } catch (SystemCallException refused) {
            // EAGAIN: its launcher lives. ENOENT: another run was faster. Else the next run tries again.
        }
    }

    private void removeGroups(String name) {
        Kernel.call(LockCalls.flock(descriptor, LockFlag.LOCK_EX, LockFlag.LOCK_NB));
        // A run inside a container whose launcher died must not end itself.
        if (ControlFile.read("/proc/self/cgroup").contains(name)) {
            return;
        }
        File file = new File(path);
        if (file.length() == 0 && System.currentTimeMillis() - file.lastModified() < EMPTY_AT_FIRST) {
            return;
        }
        List<String> groups = new ArrayList<>();
        for (String group : ControlFile.read(path).split("\n", -1)) {
            if (group.startsWith("/") && group.endsWith("/" + name)) {
                groups.add(group);
            }
        }
        try {
            new Removal(groups, PATIENCE).run();
            delete(path);
        } catch (ControlGroupException stillInUse) {
            // The record stays, and the next run tries again.
        }
    }

    /** Removes a record. */
    public static void delete(String path) {
        try {
            Files.deleteIfExists(Path.of(path));
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    private static Argument open(Call call) {
        return Argument.number(Kernel.call(call));
    }
}
