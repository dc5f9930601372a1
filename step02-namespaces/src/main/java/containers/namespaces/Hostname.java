package containers.namespaces;

import java.nio.charset.StandardCharsets;

/** A name for a UTS namespace: 1 to 64 bytes (sethostname(2), {@code HOST_NAME_MAX}). */
public record Hostname(String name) {

    private static final int HOST_NAME_MAX = 64;

    public Hostname {
        int length = name.getBytes(StandardCharsets.UTF_8).length;
        if (length < 1 || length > HOST_NAME_MAX) {
            throw new IllegalArgumentException(
                    "a hostname has 1 to " + HOST_NAME_MAX + " bytes, not " + length + ": '" + name + "'");
        }
        if (name.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("a hostname can't contain a zero byte");
        }
    }
}
