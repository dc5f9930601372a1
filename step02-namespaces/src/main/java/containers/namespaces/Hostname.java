package containers.namespaces;

import java.nio.charset.StandardCharsets;

/** A name for a UTS namespace: 1 to 64 bytes (sethostname(2), {@code HOST_NAME_MAX}), none of them a blank. */
public record Hostname(String name) {

    private static final int HOST_NAME_MAX = 64;

    public Hostname {
        int length = name.getBytes(StandardCharsets.UTF_8).length;
        if (length < 1 || length > HOST_NAME_MAX) {
            throw new IllegalArgumentException(
                    "a hostname has 1 to " + HOST_NAME_MAX + " bytes, not " + length + ": '" + name + "'");
        }
        for (int i = 0; i < name.length(); i++) {
            if (name.charAt(i) <= ' ' || name.charAt(i) == 0x7F) {
                throw new IllegalArgumentException("a hostname can't contain blanks or control characters");
            }
        }
    }
}
