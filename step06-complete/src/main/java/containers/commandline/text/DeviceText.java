package containers.commandline.text;

import containers.devices.DeviceRule;
import containers.devices.HostDevice;
import containers.filesystems.Device;
import containers.telling.UsageException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads how people write a device: {@code /dev/sdc}, {@code /dev/sdc:/dev/disk}, {@code /dev/sdc:/dev/disk:r}. */
public final class DeviceText {

    private DeviceText() {}

    /**
     * The host's node, its place in the container, and what the container may do with it.
     *
     * @throws UsageException when the text is something else, or there is no such device
     */
    public static HostDevice device(String text) {
        String[] parts = text.split(":", -1);
        String source = parts[0];
        String last = parts[parts.length - 1];
        boolean hasAccess = parts.length == 3 || (parts.length == 2 && isAccess(last));
        if (source.isEmpty() || parts.length > 3 || (hasAccess && !isAccess(last))) {
            throw new UsageException(
                    "not a device: '" + text + "' (/dev/sdc is, and /dev/sdc:/dev/disk:r, where r stands"
                            + " for reading, w for writing, m for making nodes)");
        }
        String path = parts.length == 3 || (parts.length == 2 && !hasAccess) ? parts[1] : source;
        HostDevice found = HostDevice.find(source, path, hasAccess ? last : DeviceRule.ALL)
                .orElseThrow(() -> new UsageException(problem(source)));
        checkPlace(path);
        return found;
    }

    private static boolean isAccess(String word) {
        return word.matches("[rwm]+");
    }

    private static void checkPlace(String path) {
        Path place = UsageException.unlessValid(() -> Path.of(path).normalize());
        if (!path.startsWith("/dev/") || !place.toString().equals(path)) {
            throw new UsageException("a device's place in a container is below /dev, as /dev/sdc, not '" + path
                    + "': say where, as in --device HOST:/dev/NAME");
        }
        if (Device.isInEveryContainer(path)) {
            throw new UsageException("--device " + path + ": every container has its own there");
        }
    }

    private static String problem(String source) {
        boolean there = Files.exists(UsageException.unlessValid(() -> Path.of(source)));
        return "--device " + source
                + (there ? ": not a device (of a directory, give each of its devices)" : ": no such device");
    }
}
