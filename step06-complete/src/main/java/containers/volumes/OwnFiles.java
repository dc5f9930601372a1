package containers.volumes;

import static containers.calls.OpenFlag.O_CLOEXEC;
import static containers.calls.OpenFlag.O_CREAT;
import static containers.calls.OpenFlag.O_WRONLY;
import static containers.rootfs.MountFlag.MS_NODEV;
import static containers.rootfs.MountFlag.MS_NOEXEC;
import static containers.rootfs.MountFlag.MS_NOSUID;

import containers.calls.FileCalls;
import containers.kernel.Argument;
import containers.kernel.CallList;
import containers.names.Names;
import containers.namespaces.Hostname;
import containers.rootfs.Mount;
import containers.rootfs.MountAttribute;
import containers.rootfs.MountCalls;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The container's own {@code /etc/hostname}, {@code /etc/hosts} and {@code /etc/resolv.conf}: how it is called, whom it
 * knows by name, and whom it asks for others.
 *
 * <p>They are in memory, and mounted over the root filesystem's. So those stay as they are, also when the container's
 * changes are kept; and a link in their place is covered, not followed.
 *
 * @param hostname what it is called
 * @param names whom it knows; whom the host asks, it asks by the host's file
 * @param readOnly whether they can't be changed
 */
public record OwnFiles(Hostname hostname, Names names, boolean readOnly) {

    private static final String RESOLV_CONF = "/etc/resolv.conf";

    private static final Mount MEMORY =
            Mount.of("tmpfs", "/etc", "tmpfs", MS_NOSUID, MS_NODEV, MS_NOEXEC).with("mode=0755,size=1m");

    /** Writes them to memory. Comes while the host's root is {@code /}. */
    public Volumes.Taken take(CallList child) {
        List<HeldMount> held = new ArrayList<>();
        Covered.begin(child, MEMORY);
        held.add(write(child, "/etc/hostname", hostname.name() + "\n"));
        held.add(write(child, "/etc/hosts", names.hostsFile(hostname.inHosts())));
        if (names.resolver().isPresent()) {
            held.add(write(child, RESOLV_CONF, names.resolver().get().text()));
        }
        Covered.end(child);
        if (names.resolver().isEmpty() && Files.exists(Path.of(RESOLV_CONF))) {
            held.add(ofHost(child));
        }
        return new Volumes.Taken(held);
    }

    private HeldMount write(CallList child, String path, String content) {
        String file = Covered.DIRECTORY + path.substring(path.lastIndexOf('/'));
        Argument.Result opened = child.add(FileCalls.openat(file, 0644, O_WRONLY, O_CREAT, O_CLOEXEC));
        child.add(FileCalls.write(opened, content));
        child.add(FileCalls.close(opened));
        Argument.Result tree = child.add(MountCalls.open_tree(file));
        if (readOnly) {
            child.add(MountCalls.mount_setattr(tree, MountAttribute.MOUNT_ATTR_RDONLY));
        }
        return new HeldMount(tree, path, Place.Kind.FILE);
    }

    /** The host's, to look at: if it can't be made read-only, there is no container. */
    private static HeldMount ofHost(CallList child) {
        Argument.Result tree = child.add(MountCalls.open_tree_recursive(RESOLV_CONF));
        child.add(MountCalls.mount_setattr(tree, MountAttribute.MOUNT_ATTR_NODEV));
        child.add(MountCalls.mount_setattr(tree, MountAttribute.MOUNT_ATTR_RDONLY));
        return new HeldMount(tree, RESOLV_CONF, Place.Kind.FILE);
    }

    /**
     * Puts each in its place. Comes when the host's files are gone, and after the volumes: where one has such a file, or is
     * one, it stays. A root filesystem that has no place for a file does without.
     */
    public void place(CallList child, Volumes.Taken taken) {
        for (HeldMount file : taken.held()) {
            Place place = new Place(FileCalls.AT_FDCWD, file.destination().substring(1), file.kind());
            Argument.Result found = place.openCovering(child);
            child.attempt(MountCalls.move_mount(file.tree(), found));
            child.attempt(FileCalls.close(found));
            child.attempt(FileCalls.close(file.tree()));
        }
    }
}
