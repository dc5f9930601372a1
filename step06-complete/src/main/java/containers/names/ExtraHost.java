package containers.names;

/**
 * A line of {@code /etc/hosts}: hosts(5).
 *
 * @param address whose name it is
 * @param name without blanks
 */
public record ExtraHost(IpAddress address, String name) {

    public ExtraHost {
        checkName(name);
    }

    /**
     * Looks at a name whose address isn't known yet.
     *
     * @throws IllegalArgumentException when the file can't hold it
     */
    public static void checkName(String name) {
        if (name.isEmpty()) {
            throw new IllegalArgumentException("a host's name can't be empty");
        }
        if (name.chars().anyMatch(each -> each <= ' ' || each == 0x7F || each == '#')) {
            throw new IllegalArgumentException("a host's name can't contain blanks, '#' or control characters");
        }
    }

    String line() {
        return address + "\t" + name + "\n";
    }
}
