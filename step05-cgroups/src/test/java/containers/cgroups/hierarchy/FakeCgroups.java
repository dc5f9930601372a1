package containers.cgroups.hierarchy;

import containers.filesystems.MountInfo;
import containers.kernel.CallList;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Trees of control groups made of ordinary files, and the kernel's two tables about them. */
public final class FakeCgroups {

    private static final List<String> V1_FILES = List.of(
            "cgroup.procs",
            "memory.limit_in_bytes",
            "memory.memsw.limit_in_bytes",
            "cpu.cfs_period_us",
            "cpu.cfs_quota_us",
            "cpu.shares");

    private final Path root;
    private final StringBuilder mountinfo = new StringBuilder("""
            21 1 254:1 / / rw,relatime shared:1 - ext4 /dev/vda1 rw,errors=remount-ro
            22 21 0:5 / /proc rw - proc proc rw
            """);
    private final StringBuilder groups = new StringBuilder();

    public FakeCgroups(Path root) {
        this.root = root;
    }

    /** A tree of version 1, with this process in the group {@code own}. */
    public FakeCgroups v1(String controllers, String own) {
        Path mount = root.resolve(controllers);
        mountinfo.append("32 31 0:29 / " + mount + " rw,relatime shared:9 - cgroup cgroup rw," + controllers + "\n");
        groups.append("4:" + controllers + ":" + own + "\n");
        for (String file : V1_FILES) {
            file(controllers + "/" + file, "");
        }
        return this;
    }

    /** The tree of version 2, below {@code unified}. */
    public FakeCgroups v2(String controllers, String own) {
        Path mount = root.resolve("unified");
        mountinfo.append("41 31 0:38 / " + mount + " rw,nosuid shared:4 - cgroup2 cgroup2 rw,nsdelegate\n");
        groups.append("0::" + own + "\n");
        file("unified/cgroup.procs", "1\n");
        file("unified/cgroup.controllers", controllers + "\n");
        file("unified/cgroup.subtree_control", "");
        return this;
    }

    /** A group below the topmost that this user may write to. */
    public FakeCgroups delegated(String group, String controllers, String passedOn, String procs) {
        file("unified" + group + "/cgroup.procs", procs);
        file("unified" + group + "/cgroup.type", "domain\n");
        file("unified" + group + "/pids.max", "max\n");
        file("unified" + group + "/cgroup.controllers", controllers + "\n");
        file("unified" + group + "/cgroup.subtree_control", passedOn + "\n");
        return this;
    }

    public FakeCgroups file(String path, String content) {
        try {
            Files.createDirectories(root.resolve(path).getParent());
            Files.writeString(root.resolve(path), content);
            return this;
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    public FakeCgroups remove(String path) {
        try {
            Files.delete(root.resolve(path));
            return this;
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    public Hierarchies hierarchies() {
        return Hierarchies.of(mountinfo.toString().lines().map(MountInfo::parse).toList(), groups.toString());
    }

    /** The calls as a person reads them, with {@code T} for the directory of all trees and {@code G} for the group. */
    public List<String> text(CallList calls) {
        List<String> lines = new ArrayList<>();
        for (CallList.Row row : calls.rows()) {
            String call = row.call().toString().replace(root.toString(), "T").replaceAll("contain-[0-9a-f]{16}", "G");
            lines.add(call + (row.mayFail() ? " ?" : ""));
        }
        return lines;
    }
}
