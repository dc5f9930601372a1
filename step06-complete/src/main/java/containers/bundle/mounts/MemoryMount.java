package containers.bundle.mounts;

import containers.commandline.text.LimitText;
import containers.json.Fields;
import containers.rootfs.Mount;
import containers.rootfs.MountFlag;
import containers.telling.UsageException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A directory in memory: a mount of type {@code tmpfs}. No device in it can be opened. */
final class MemoryMount {

    private static final String OPTIONS = SystemMount.OPTIONS;
    private static final Set<String> USUAL = Set.of("rw", "suid", "exec", "private", "rprivate", "relatime");

    private MemoryMount() {}

    static Mount read(Fields fields, String place) {
        fields.givenText("source"); // Only a name.
        EnumSet<MountFlag> flags = EnumSet.of(MountFlag.MS_NODEV);
        List<String> data = new ArrayList<>();
        for (String option : fields.texts(OPTIONS)) {
            switch (option) {
                case "ro" -> flags.add(MountFlag.MS_RDONLY);
                case "nosuid" -> flags.add(MountFlag.MS_NOSUID);
                case "noexec" -> flags.add(MountFlag.MS_NOEXEC);
                case "nodev" -> flags.add(MountFlag.MS_NODEV);
                default -> addOther(fields, option, data);
            }
        }
        return new Mount(
                Optional.of("tmpfs"),
                place,
                Optional.of("tmpfs"),
                List.copyOf(flags),
                data.isEmpty() ? Optional.empty() : Optional.of(String.join(",", data)));
    }

    private static void addOther(Fields fields, String option, List<String> data) {
        if (option.matches("mode=[0-7]{1,4}")) {
            data.add(option);
        } else if (option.startsWith("size=")) {
            bytes(fields, option.substring("size=".length()));
            data.add(option);
        } else if (!USUAL.contains(option)) {
            throw fields.wrong(OPTIONS, "'" + option + "' isn't supported for a tmpfs here");
        }
    }

    /** The kernel reads k, m and g, too; 0 would be no limit at all: tmpfs(5). */
    static long bytes(Fields fields, String text) {
        try {
            long bytes = text.matches("[0-9]+[kKmMgG]?") ? LimitText.bytes(text) : 0;
            if (bytes > 0) {
                return bytes;
            }
        } catch (UsageException tooLarge) {
            throw fields.wrong(OPTIONS, tooLarge.told());
        }
        throw fields.wrong(OPTIONS, "a size is a number of bytes, as in 65536k, not '" + text + "'");
    }

    static Map<String, Object> write(Mount mount) {
        List<String> options = new ArrayList<>();
        for (MountFlag flag : mount.flags()) {
            options.add(
                    switch (flag) {
                        case MS_RDONLY -> "ro";
                        case MS_NOSUID -> "nosuid";
                        case MS_NOEXEC -> "noexec";
                        default -> "nodev";
                    });
        }
        mount.data().ifPresent(data -> options.addAll(List.of(data.split(",", -1))));
        return MountSection.object(mount.destination(), "tmpfs", "tmpfs", options);
    }
}
