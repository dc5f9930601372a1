package containers.bridge;

import containers.telling.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The host's switch without which nothing goes from one of its interfaces to another: ip(7), {@code ip_forward}. */
final class Forwarding {

    private static final Path SWITCH = Path.of("/proc/sys/net/ipv4/ip_forward");

    private Forwarding() {}

    /**
     * Switches it on where it is off, and says so. Answers come in by an interface of the host's, so the bridge's own switch
     * wouldn't do; and it stays on, because nobody can know who relies on it meanwhile.
     *
     * @throws UsageException when it can't be
     */
    static void switchOn() {
        try {
            if (Files.readString(SWITCH).strip().equals("0")) {
                Files.writeString(SWITCH, "1\n");
                System.err.println("contain: net.ipv4.ip_forward was 0 and is 1 now, so that containers reach others;"
                        + " it stays (sysctl net.ipv4.ip_forward=0)");
            }
        } catch (IOException refused) {
            throw new UsageException(
                    "--network bridge: net.ipv4.ip_forward is 0, so nothing would get in or out, and it"
                            + " can't be changed here: " + refused.getMessage());
        }
    }
}
