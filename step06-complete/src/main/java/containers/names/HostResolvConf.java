package containers.names;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Whom the host asks.
 *
 * @param file the host's {@code /etc/resolv.conf}
 * @param behind what systemd-resolved asks where that names nobody but itself: systemd-resolved(8)
 */
public record HostResolvConf(Path file, Path behind) {

    private static final long MOST_BYTES = 1 << 20;

    /** This host's. */
    public static HostResolvConf usual() {
        return new HostResolvConf(Path.of("/etc/resolv.conf"), Path.of("/run/systemd/resolve/resolv.conf"));
    }

    /** All of it. */
    public ResolvConf own() {
        return read(file);
    }

    // tag::reachable[]
    /** Those of its servers that are reached from another network namespace, too. There may be none. */
    public ResolvConf reachable() {
        ResolvConf own = own();
        ResolvConf reachable = own.withoutLoopback();
        if (own.nameservers().isEmpty() || !reachable.nameservers().isEmpty()) {
            return reachable;
        }
        return read(behind).withoutLoopback();
    }
    // end::reachable[]

    /** Those of them that are reached from a network that knows version 4 of IP only. */
    public ResolvConf reachableByVersion4() {
        return reachable().withVersion4Only();
    }

    private static ResolvConf read(Path path) {
        try {
            boolean readable = Files.isRegularFile(path) && Files.size(path) <= MOST_BYTES;
            return readable ? ResolvConf.of(Files.readString(path, StandardCharsets.ISO_8859_1)) : ResolvConf.NOBODY;
        } catch (IOException unreadable) {
            return ResolvConf.NOBODY;
        }
    }
}
