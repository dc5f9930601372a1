package containers.devices;

import containers.filesystems.Device;
import java.io.File;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/** All devices that the host has nodes for in its /dev, but those that every container has. */
public final class HostDevices {

    private HostDevices() {}

    /** Each with its place in the container, which is the host's. */
    public static List<HostDevice> all() {
        List<HostDevice> devices = new ArrayList<>();
        addBelow(new File("/dev"), devices);
        return List.copyOf(devices);
    }

    private static void addBelow(File directory, List<HostDevice> devices) {
        File[] files = directory.listFiles();
        for (File file : files == null ? new File[0] : files) {
            String path = file.getPath();
            if (Device.isInEveryContainer(path) || Files.isSymbolicLink(file.toPath())) {
                continue; // A terminal of /dev/pts is somebody's, and a link to a node is a second name for it.
            }
            if (file.isDirectory()) {
                addBelow(file, devices);
            } else {
                HostDevice.find(path, path, DeviceRule.ALL).ifPresent(devices::add);
            }
        }
    }
}
