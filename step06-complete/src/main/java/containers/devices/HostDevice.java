package containers.devices;

import containers.cgroups.limits.BlockDevice;
import containers.filesystems.Device;
import containers.namespaces.IdMap;
import containers.namespaces.UserMapping;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A device of the host's that a container is to have.
 *
 * @param device its node in the container
 * @param access what the container may do with it: r to read, w to write, m to make other nodes for it
 */
public record HostDevice(Device device, String access) {

    private static final int FILE_TYPE = 0170000;
    private static final int MODE = 07777;

    /**
     * Finds out what a node of the host's stands for.
     *
     * @param source the node
     * @param path where it is to be in the container
     * @return empty when there is no such file, or it is something else
     */
    public static Optional<HostDevice> find(String source, String path, String access) {
        try {
            Map<String, Object> node = Files.readAttributes(Path.of(source), "unix:mode,rdev,uid,gid");
            return type((int) node.get("mode")).map(type -> new HostDevice(device(source, path, type, node), access));
        } catch (IOException | InvalidPathException notThere) {
            return Optional.empty();
        }
    }

    private static Device device(String source, String path, Device.Type type, Map<String, Object> node) {
        BlockDevice numbers = BlockDevice.of((long) node.get("rdev"));
        int mode = (int) node.get("mode") & MODE;
        int uid = (int) node.get("uid");
        int gid = (int) node.get("gid");
        return new Device(source, path, type, numbers.major(), numbers.minor(), mode, uid, gid);
    }

    /** Source: inode(7), "The file type and mode". */
    private static Optional<Device.Type> type(int mode) {
        return switch (mode & FILE_TYPE) {
            case 0020000 -> Optional.of(Device.Type.CHARACTER);
            case 0060000 -> Optional.of(Device.Type.BLOCK);
            default -> Optional.empty();
        };
    }

    /** Allows that. */
    public DeviceRule rule() {
        return DeviceRule.of(device, access);
    }

    /** Whether this process's user may use it at all. */
    public boolean isUsable() {
        Path node = Path.of(device.source());
        return Files.isReadable(node) || Files.isWritable(node);
    }

    /** Whether anybody may whom a user namespace knows. To its root, a node of somebody else's is like any other file. */
    public boolean isUsableIn(UserMapping mapping) {
        boolean asOwner = (device.fileMode() & 0600) != 0 && knows(mapping.users(), device.uid());
        boolean inGroup = (device.fileMode() & 0060) != 0 && knows(mapping.groups(), device.gid());
        return asOwner || inGroup || (device.fileMode() & 0006) != 0;
    }

    private static boolean knows(List<IdMap> maps, long id) {
        IdMap one = IdMap.rootIs(id);
        return maps.stream().anyMatch(map -> map.holdsOutside(one));
    }
}
