package containers.filesystems;

import containers.kernel.KernelText;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * One line of {@code /proc/self/mountinfo}: a mount that this process sees.
 *
 * <p>Source: proc_pid_mountinfo(5).
 *
 * @param root the directory of the file system that is seen at the mount point: not always its topmost
 * @param mountPoint where it is seen
 * @param type the file system's
 * @param options the file system's, separated by commas
 */
public record MountInfo(String root, String mountPoint, String type, String options) {

    /** All of them, in the order in which they were mounted. */
    public static List<MountInfo> ofThisProcess() {
        try (FileInputStream file = new FileInputStream("/proc/self/mountinfo")) {
            List<MountInfo> mounts = new ArrayList<>();
            for (String line : KernelText.of(file.readAllBytes()).split("\n", 0)) {
                mounts.add(parse(line));
            }
            return mounts;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /**
     * Reads a line like {@code 32 31 0:29 / /sys/fs/cgroup/cpu rw shared:9 - cgroup cgroup rw,cpu}. Single spaces
     * separate the fields; as some lines have more of them than others, a hyphen tells where the file system's begin.
     */
    public static MountInfo parse(String line) {
        String[] mount = line.split(" ", 6);
        String[] filesystem = line.substring(line.indexOf(" - ") + 3).split(" ", 3);
        return new MountInfo(unescape(mount[3]), unescape(mount[4]), filesystem[0], filesystem[2]);
    }

    /** The kernel writes a space in a path as {@code \040}. */
    private static String unescape(String path) {
        if (path.indexOf('\\') < 0) {
            return path;
        }
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < path.length(); i++) {
            if (path.charAt(i) == '\\') {
                plain.append((char) Integer.parseInt(path.substring(i + 1, i + 4), 8));
                i += 3;
            } else {
                plain.append(path.charAt(i));
            }
        }
        return plain.toString();
    }
}
