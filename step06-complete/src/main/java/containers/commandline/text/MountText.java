package containers.commandline.text;

import static containers.rootfs.MountFlag.MS_NODEV;
import static containers.rootfs.MountFlag.MS_NOEXEC;
import static containers.rootfs.MountFlag.MS_NOSUID;
import static containers.rootfs.MountFlag.MS_RDONLY;
import static containers.rootfs.MountFlag.MS_REC;

import containers.kernel.KernelText;
import containers.rootfs.Mount;
import containers.rootfs.MountFlag;
import containers.telling.UsageException;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads how people write a mount: {@code ./site:/srv:ro}, {@code /run:size=1m,mode=755}. */
public final class MountText {

    /** What a directory in memory is without further words, as Docker's. */
    static final String TMPFS_MODE = "1777";

    /** Every container has its own there. */
    private static final List<String> TAKEN = List.of("/proc", "/sys", "/dev");

    private MountText() {}

    /**
     * Reads {@code SRC:DST}, and {@code ro} or {@code rw} behind it.
     *
     * @throws UsageException when it is something else, or the source isn't there: one line
     */
    public static Mount volume(String text) {
        String option = "-v " + text;
        String[] parts = text.split(":", -1);
        if (parts.length < 2) {
            throw new UsageException(option
                    + ": a volume is given as SRC:DST (of a directory that ends with the container," + " --tmpfs DST)");
        }
        if (parts.length > 3 || parts[0].isEmpty() || parts[1].isEmpty()) {
            throw new UsageException(option + ": a volume is given as SRC:DST, SRC:DST:ro or SRC:DST:rw");
        }
        return bind(option, parts[0], parts[1], parts.length == 3 && isReadOnly(option, parts[2]));
    }

    private static boolean isReadOnly(String option, String word) {
        return switch (word) {
            case "ro" -> true;
            case "rw" -> false;
            default -> throw new UsageException(option + ": a volume is 'ro' or 'rw', not '" + word + "'");
        };
    }

    /** A directory or a file of the host's, with all that is mounted below it. No device in it can be opened. */
    static Mount bind(String option, String source, String destination, boolean readOnly) {
        String place = destination(option, destination);
        String found = source(option, source);
        return readOnly
                ? Mount.bind(found, place, MS_REC, MS_NODEV, MS_RDONLY)
                : Mount.bind(found, place, MS_REC, MS_NODEV);
    }

    /** As for Docker's client, what begins with a point is in the working directory. */
    private static String source(String option, String source) {
        if (source.startsWith("~") || source.startsWith("$")) {
            throw new UsageException(option + ": your shell knows what '" + source + "' is, and didn't say: take the"
                    + " quotes away, or write $HOME for ~ behind a comma or an equals sign");
        }
        if (!source.startsWith("/") && !source.startsWith(".")) {
            throw new UsageException(
                    option + ": volumes have no names here, only paths: /" + source + " or ./" + source);
        }
        if (!KernelText.isUtf8(source)) {
            throw new UsageException(option + ": Java can't find a file whose name isn't UTF-8: rename it");
        }
        Path path = UsageException.unlessValid(
                () -> Path.of(source).toAbsolutePath().normalize());
        File file = path.toFile();
        if (!file.exists()) {
            throw new UsageException(option + ": there is no " + path + " on the host, or this user can't see it");
        }
        if (!file.isDirectory() && !file.isFile() && isDevice(path)) {
            throw new UsageException(option + ": a device is given with --device");
        }
        return path.toString();
    }

    private static boolean isDevice(Path path) {
        try {
            int mode = (int) Files.getAttribute(path, "unix:mode") & 0170000;
            return mode == 0020000 || mode == 0060000;
        } catch (java.io.IOException gone) {
            return false;
        }
    }

    private static String destination(String option, String destination) {
        if (!destination.startsWith("/")) {
            throw new UsageException(
                    option + ": the place in the container must be an absolute path, not '" + destination + "'");
        }
        String place = UsageException.unlessValid(
                () -> Path.of(destination).normalize().toString());
        if (place.equals("/")) {
            throw new UsageException(option + ": the place can't be '/': that is the root filesystem, --rootfs DIR");
        }
        for (String taken : TAKEN) {
            if (place.equals(taken) || place.startsWith(taken + "/")) {
                throw new UsageException(
                        option + ": every container has its own " + taken + ", and nothing is mounted there"
                                + (place.equals("/dev/shm") ? " (--shm-size has its size)" : ""));
            }
        }
        return place;
    }

    /**
     * Reads {@code DST}, and options behind it, separated by commas. Without others it is as Docker's: no program in it can
     * be run.
     *
     * @throws UsageException when it is something else: one line
     */
    public static Mount tmpfs(String text) {
        String option = "--tmpfs " + text;
        int colon = text.indexOf(':');
        String destination = colon < 0 ? text : text.substring(0, colon);
        Set<MountFlag> flags = tmpfsFlags();
        List<String> data = new ArrayList<>(List.of(mode(option, TMPFS_MODE)));
        if (colon >= 0) {
            for (String word : text.substring(colon + 1).split(",", -1)) {
                readTmpfsOption(option, word, flags, data);
            }
        }
        return tmpfs(option, destination, flags, data);
    }

    private static void readTmpfsOption(String option, String word, Set<MountFlag> flags, List<String> data) {
        String[] parts = word.split("=", 2);
        String value = parts.length < 2 ? "" : parts[1];
        switch (parts.length < 2 ? word : parts[0] + "=") {
            case "ro" -> flags.add(MS_RDONLY);
            case "rw" -> flags.remove(MS_RDONLY);
            case "exec" -> flags.remove(MS_NOEXEC);
            case "noexec" -> flags.add(MS_NOEXEC);
            case "suid" -> flags.remove(MS_NOSUID);
            case "nosuid" -> flags.add(MS_NOSUID);
            case "nodev" -> flags.add(MS_NODEV);
            case "size=" -> data.add(size(option, value));
            case "mode=" -> data.add(mode(option, value));
            default ->
                throw new UsageException(option + ": the options are size=BYTES, mode=MODE, ro, rw, exec, noexec, suid,"
                        + " nosuid and nodev, not '" + word + "'");
        }
    }

    static Set<MountFlag> tmpfsFlags() {
        return EnumSet.of(MS_NOSUID, MS_NODEV, MS_NOEXEC);
    }

    static Mount tmpfs(String option, String destination, Set<MountFlag> flags, List<String> data) {
        return new Mount(
                Optional.of("tmpfs"),
                destination(option, destination),
                Optional.of("tmpfs"),
                List.copyOf(flags),
                Optional.of(String.join(",", data)));
    }

    static String size(String option, String text) {
        return "size=" + tmpfsBytes(option, text);
    }

    /** What a directory in memory can hold, in bytes. */
    public static long tmpfsBytes(String option, String text) {
        long bytes = LimitText.bytes(text);
        if (bytes == 0) {
            throw new UsageException(option + ": a size of 0 would be no limit at all: tmpfs(5)");
        }
        return bytes;
    }

    static String mode(String option, String text) {
        if (!text.matches("[0-7]{3,5}") || Integer.parseInt(text, 8) > 07777) {
            throw new UsageException(option + ": a mode is an octal number as 1777 or 755, not '" + text + "'");
        }
        return "mode=" + text;
    }
}
