package containers.rootfs;

import containers.kernel.CallList;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A mount, described: what is to be seen where. The names are those of the OCI runtime-spec, "Mounts".
 *
 * @param source a device, a directory or just a name, depending on the type; none where nothing new is mounted
 * @param destination the path where it is seen
 * @param type the filesystem's type; none where the flags don't make a new filesystem
 * @param flags what holds for every type
 * @param data options that only this type of filesystem knows
 */
public record Mount(
        Optional<String> source,
        String destination,
        Optional<String> type,
        List<MountFlag> flags,
        Optional<String> data) {

    public Mount {
        flags = List.copyOf(flags);
    }

    /** A filesystem of that type. */
    public static Mount of(String source, String destination, String type, MountFlag... flags) {
        return new Mount(Optional.of(source), destination, Optional.of(type), List.of(flags), Optional.empty());
    }

    /** A directory or a file that is seen at a second place, with these flags besides. */
    public static Mount bind(String source, String destination, MountFlag... others) {
        List<MountFlag> flags = new ArrayList<>(List.of(MountFlag.MS_BIND));
        flags.addAll(List.of(others));
        return new Mount(Optional.of(source), destination, Optional.empty(), flags, Optional.empty());
    }

    /** Other flags for a mount that is there already. */
    public static Mount change(String destination, MountFlag... flags) {
        return new Mount(Optional.empty(), destination, Optional.empty(), List.of(flags), Optional.empty());
    }

    /** An empty directory, read-only and without room for a file: it covers one that isn't to be seen. */
    public static Mount cover(String directory) {
        return of(
                        "tmpfs",
                        directory,
                        "tmpfs",
                        MountFlag.MS_RDONLY,
                        MountFlag.MS_NOSUID,
                        MountFlag.MS_NODEV,
                        MountFlag.MS_NOEXEC)
                .with("size=0k");
    }

    /** The same with that data. */
    public Mount with(String options) {
        return new Mount(source, destination, type, flags, Optional.of(options));
    }

    /** Mounts it, or changes what is mounted. */
    public void addTo(CallList calls) {
        calls.add(MountCalls.mount(this));
    }
}
