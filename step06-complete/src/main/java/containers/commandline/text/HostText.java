package containers.commandline.text;

import containers.names.ExtraHost;
import containers.names.IpAddress;
import containers.telling.UsageException;
import java.util.Optional;

/**
 * A name and whose it is, as people write it: {@code NAME:ADDRESS} or {@code NAME=ADDRESS}, with an address of version 6 in
 * brackets or without.
 *
 * @param name the name
 * @param address empty for the host's, as the container's network knows it: Docker's {@code host-gateway}
 */
public record HostText(String name, Optional<IpAddress> address) {

    private static final String HOST = "host-gateway";

    /**
     * Reads it.
     *
     * @throws UsageException when it isn't one
     */
    public static HostText of(String text) {
        int end = text.indexOf(text.contains("=") ? '=' : ':');
        if (end < 0) {
            throw new UsageException("--add-host " + text + ": a host is given as NAME:ADDRESS");
        }
        try {
            ExtraHost.checkName(text.substring(0, end));
            return new HostText(text.substring(0, end), address(text.substring(end + 1)));
        } catch (IllegalArgumentException wrong) {
            throw new UsageException("--add-host " + text + ": " + wrong.getMessage());
        }
    }

    private static Optional<IpAddress> address(String text) {
        if (text.equals(HOST)) {
            return Optional.empty();
        }
        boolean bracketed = text.startsWith("[") && text.endsWith("]") && text.contains(":");
        return Optional.of(IpAddress.of(bracketed ? text.substring(1, text.length() - 1) : text));
    }
}
