package containers.commandline.options;

import containers.commandline.text.MountText;
import containers.commandline.text.MountWords;
import containers.filesystems.SystemFilesystems;
import containers.rootfs.Mount;
import containers.telling.UsageException;
import java.util.ArrayList;
import java.util.List;

/** What a person asked for: {@code -v}, {@code --mount}, {@code --tmpfs}, {@code --read-only}, {@code --shm-size}. */
public final class MountOptions {

    private final List<Mount> mounts = new ArrayList<>();
    private boolean readOnlyRoot;

    /** As the spec has them. */
    public List<Mount> mounts() {
        return List.copyOf(mounts);
    }

    /** Whether its /dev/shm isn't as usual. */
    public boolean hasShm() {
        return mounts.stream().anyMatch(mount -> mount.destination().equals(SystemFilesystems.SHM));
    }

    /** Whether nothing else can be changed. */
    public boolean readOnlyRoot() {
        return readOnlyRoot;
    }

    public void addVolume(String text) {
        add(MountText.volume(text));
    }

    public void addMount(String text) {
        add(MountWords.mount(text));
    }

    public void addTmpfs(String text) {
        add(MountText.tmpfs(text));
    }

    public void makeRootReadOnly() {
        readOnlyRoot = true;
    }

    public void readShmSize(String text) {
        long bytes = MountText.tmpfsBytes("--shm-size " + text, text);
        mounts.removeIf(mount -> mount.destination().equals(SystemFilesystems.SHM));
        mounts.add(SystemFilesystems.shm(bytes));
    }

    private void add(Mount mount) {
        String destination = mount.destination();
        if (mounts.stream().anyMatch(other -> other.destination().equals(destination))) {
            throw new UsageException("two mounts can't both be at " + destination);
        }
        mounts.add(mount);
    }
}
