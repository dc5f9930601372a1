package containers.bundle.mounts;

import containers.json.Fields;
import containers.rootfs.Mount;
import containers.rootfs.MountFlag;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A directory or a file of the host's: a mount of type {@code bind}, or with that option. No device in it can be opened, and it
 * is seen with all that is mounted below it.
 */
final class BindMount {

    private static final String OPTIONS = SystemMount.OPTIONS;

    /** Those that say what is so anyway. */
    private static final Set<String> USUAL =
            Set.of("bind", "rbind", "rw", "nodev", "rnodev", "suid", "exec", "private", "rprivate", "relatime");

    private BindMount() {}

    static Mount read(Fields fields, String place, Path bundle) {
        Path source = source(fields, bundle);
        List<String> options = fields.texts(OPTIONS);
        if (!options.contains("rbind") && Files.isDirectory(source)) {
            throw fields.wrong(OPTIONS, "a directory is seen with all that is mounted below it here: 'rbind'");
        }
        List<MountFlag> flags = new ArrayList<>(List.of(MountFlag.MS_REC, MountFlag.MS_NODEV));
        for (String option : options) {
            switch (option) {
                case "ro", "rro" -> flags.add(MountFlag.MS_RDONLY);
                case "nosuid", "rnosuid" -> flags.add(MountFlag.MS_NOSUID);
                case "noexec", "rnoexec" -> flags.add(MountFlag.MS_NOEXEC);
                default -> {
                    if (!USUAL.contains(option)) {
                        throw fields.wrong(OPTIONS, "'" + option + "' isn't supported for a bind mount here");
                    }
                }
            }
        }
        return Mount.bind(source.toString(), place, flags.toArray(new MountFlag[0]));
    }

    /** A relative one begins in the bundle. */
    private static Path source(Fields fields, Path bundle) {
        String given = fields.text("source");
        Path source = fields.valid("source", () -> bundle.resolve(given).normalize());
        if (given.isEmpty() || !Files.exists(source)) {
            throw fields.wrong("source", "there is no " + source + " on the host, or this user can't see it");
        }
        return source;
    }

    static Map<String, Object> write(Mount mount) {
        List<String> options = new ArrayList<>(List.of("rbind", "rprivate", "rnodev"));
        for (MountFlag flag : mount.flags()) {
            switch (flag) {
                case MS_RDONLY -> options.add("rro");
                case MS_NOSUID -> options.add("rnosuid");
                case MS_NOEXEC -> options.add("rnoexec");
                default -> {} // In the list already.
            }
        }
        return MountSection.object(mount.destination(), "bind", mount.source().orElseThrow(), options);
    }
}
