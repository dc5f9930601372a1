package containers.cgroups.limits;

/**
 * A value for one of a group's files.
 *
 * @param file the file's name, as in {@code memory.max}
 * @param value what is written to it
 * @param required false when the group is as good without it where the kernel doesn't have the file
 */
public record Setting(String file, String value, boolean required) {

    static Setting of(String file, String value) {
        return new Setting(file, value, true);
    }

    static Setting of(String file, long value) {
        return new Setting(file, Long.toString(value), true);
    }
}
