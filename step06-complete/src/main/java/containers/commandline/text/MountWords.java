package containers.commandline.text;

import static containers.rootfs.MountFlag.MS_RDONLY;

import containers.rootfs.Mount;
import containers.rootfs.MountFlag;
import containers.telling.UsageException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads what {@code --mount} is given: {@code type=bind,source=./site,target=/srv,readonly}.
 *
 * @param option all of it, for messages
 * @param words names to values
 */
public record MountWords(String option, Map<String, String> words) {

    private static final Map<String, String> SHORT =
            Map.of("src", "source", "dst", "target", "destination", "target", "ro", "readonly");

    private static final Set<String> OF_BIND = Set.of("type", "source", "target", "readonly");
    private static final Set<String> OF_TMPFS = Set.of("type", "target", "readonly", "tmpfs-size", "tmpfs-mode");

    /**
     * Reads it.
     *
     * @throws UsageException when it is something else, or the source isn't there: one line
     */
    public static Mount mount(String text) {
        Map<String, String> words = new HashMap<>();
        String option = "--mount " + text;
        for (String word : text.split(",", -1)) {
            int equals = word.indexOf('=');
            String given = equals < 0 ? word : word.substring(0, equals);
            String name = SHORT.getOrDefault(given, given);
            if (equals < 0 && !name.equals("readonly")) {
                throw new UsageException(option + ": a mount is given as in type=bind,source=SRC,target=DST,readonly");
            }
            if (words.put(name, equals < 0 ? "true" : word.substring(equals + 1)) != null) {
                throw new UsageException(option + ": there are two words for " + name);
            }
        }
        return new MountWords(option, words).mount();
    }

    private Mount mount() {
        return switch (words.getOrDefault("type", "volume")) {
            case "bind" -> {
                checkNames(OF_BIND);
                yield MountText.bind(option, needed("source"), needed("target"), readOnly());
            }
            case "tmpfs" -> {
                checkNames(OF_TMPFS);
                yield tmpfs();
            }
            default -> throw new UsageException(option + wrongType());
        };
    }

    private String wrongType() {
        String type = words.get("type");
        return type == null
                ? ": type=bind for a directory of the host's, or type=tmpfs, is missing"
                : ": the type is bind or tmpfs, not '" + type + "'";
    }

    private Mount tmpfs() {
        Set<MountFlag> flags = MountText.tmpfsFlags();
        if (readOnly()) {
            flags.add(MS_RDONLY);
        }
        List<String> data = new ArrayList<>(
                List.of(MountText.mode(option, words.getOrDefault("tmpfs-mode", MountText.TMPFS_MODE))));
        if (words.containsKey("tmpfs-size")) {
            data.add(MountText.size(option, words.get("tmpfs-size")));
        }
        return MountText.tmpfs(option, needed("target"), flags, data);
    }

    private void checkNames(Set<String> known) {
        for (String name : words.keySet()) {
            if (!known.contains(name)) {
                throw new UsageException(option + ": there is no '" + name + "' for that type here");
            }
        }
    }

    private String needed(String name) {
        String value = words.getOrDefault(name, "");
        if (value.isEmpty()) {
            throw new UsageException(option + ": " + name + "=PATH is missing");
        }
        return value;
    }

    private boolean readOnly() {
        return switch (words.getOrDefault("readonly", "false")) {
            case "true", "1" -> true;
            case "false", "0" -> false;
            default -> throw new UsageException(option + ": readonly is true or false");
        };
    }
}
