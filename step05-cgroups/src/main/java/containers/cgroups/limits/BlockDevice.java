package containers.cgroups.limits;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** A disk, by the two numbers that the kernel knows it by. {@code ls -l /dev/vda} shows them. */
public record BlockDevice(int major, int minor) {

    /**
     * The device that a file in {@code /dev} stands for.
     *
     * @throws IllegalArgumentException one line that says what is wrong
     */
    public static BlockDevice at(String path) {
        try {
            Path file = Path.of(path);
            if (isBlockDevice((int) Files.getAttribute(file, "unix:mode"))) {
                return of((long) Files.getAttribute(file, "unix:rdev"));
            }
        } catch (IOException unreadable) {
            throw new IllegalArgumentException(problem(path), unreadable);
        }
        throw new IllegalArgumentException(problem(path));
    }

    /** The numbers are packed into one: makedev(3). */
    public static BlockDevice of(long packed) {
        return new BlockDevice((int) (((packed >>> 8) & 0xFFF) | ((packed >>> 32) & ~0xFFF)), (int)
                ((packed & 0xFF) | ((packed >>> 12) & ~0xFF)));
    }

    /** As the kernel writes it: {@code 8:16}. */
    @Override
    public String toString() {
        return major + ":" + minor;
    }

    /** Source: inode(7), "The file type and mode". */
    private static boolean isBlockDevice(int mode) {
        return (mode & 0170000) == 0060000;
    }

    private static String problem(String path) {
        boolean there = Files.exists(Path.of(path), LinkOption.NOFOLLOW_LINKS);
        return (there ? "not a block device: '" : "no such device: '") + path + "'";
    }
}
