package containers.bundle.mounts;

import containers.json.Fields;
import containers.json.UnknownField;
import containers.rootfs.Mount;
import containers.spec.Linux;
import containers.spec.Spec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a container sees besides its root filesystem: {@code mounts}. What every container has is known by its place, and is
 * there also where it isn't named, as "Default Filesystems" of {@code config-linux.md} asks; the rest are volumes.
 *
 * @param mounts the volumes, and a /dev/shm of another size
 * @param system those that every container has, as they are named here
 * @param closed whether the kernel's files are read-only
 */
public record MountSection(List<Mount> mounts, List<Fields> system, boolean closed) {

    /**
     * Reads it.
     *
     * @param bundle the directory in which relative paths begin
     * @throws IllegalArgumentException when there is something wrong, or something that isn't here: one line
     */
    public static MountSection read(Fields configuration, Path bundle) {
        List<Mount> mounts = new ArrayList<>();
        List<Fields> system = new ArrayList<>();
        Set<String> places = new LinkedHashSet<>();
        Set<Boolean> closed = new LinkedHashSet<>();
        for (Fields each : configuration.objects("mounts")) {
            UnknownField.refuse(each, "uidMappings", "gidMappings");
            String place = Destination.of(each);
            checkIsFree(each, place, places);
            Optional<SystemMount> known = SystemMount.at(place);
            if (known.isEmpty()) {
                mounts.add(volume(each, place, bundle));
                continue;
            }
            known.get().check(each);
            known.get().shm(each).ifPresent(mounts::add);
            system.add(each);
            if (known.get().isOfKernel()) {
                closed.add(each.texts(SystemMount.OPTIONS).contains("ro"));
            }
        }
        if (closed.size() > 1) {
            throw new IllegalArgumentException("mounts: /sys and /sys/fs/cgroup are both 'ro' here, or none is");
        }
        return new MountSection(mounts, system, !closed.contains(false));
    }

    /** Here what is deeper comes later. So nothing may be covered by what comes after it. */
    private static void checkIsFree(Fields fields, String place, Set<String> places) {
        for (String other : places) {
            if (other.equals(place) || other.startsWith(place + "/")) {
                throw fields.wrong(
                        Destination.FIELD, "it would cover the mount at " + other + ", which comes before it");
            }
        }
        places.add(place);
    }

    private static Mount volume(Fields fields, String place, Path bundle) {
        Destination.checkIsFree(fields, place);
        String type = fields.givenText("type").orElse("none");
        List<String> options = fields.texts(SystemMount.OPTIONS);
        if (type.equals("bind") || options.contains("bind") || options.contains("rbind")) {
            return BindMount.read(fields, place, bundle);
        }
        if (!type.equals("tmpfs")) {
            throw fields.wrong("type", "'" + type + "' isn't supported here (bind and tmpfs are)");
        }
        return MemoryMount.read(fields, place);
    }

    /**
     * Looks at what depends on the namespaces.
     *
     * @throws IllegalArgumentException when a mount can't be so with them: one line
     */
    public void check(Linux linux) {
        for (Fields each : system) {
            SystemMount.at(Destination.of(each)).ifPresent(known -> known.check(each, linux));
        }
    }

    /** Writes all of it: what every container has, and the volumes. */
    public static List<Object> write(Spec spec) {
        List<Object> written = new ArrayList<>();
        for (SystemMount each : SystemMount.values()) {
            written.add(each.write(spec));
        }
        for (Mount each : spec.volumes()) {
            written.add(each.type().isPresent() ? MemoryMount.write(each) : BindMount.write(each));
        }
        return written;
    }

    static Map<String, Object> object(String destination, String type, String source, List<String> options) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put(Destination.FIELD, destination);
        object.put("type", type);
        object.put("source", source);
        object.put(SystemMount.OPTIONS, options);
        return object;
    }
}
