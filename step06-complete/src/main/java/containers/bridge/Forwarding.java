package containers.bridge;

import containers.calls.FileCalls;
import containers.calls.OpenFlag;
import containers.kernel.Argument;
import containers.kernel.CallList;
import containers.telling.UsageException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The host's switch without which nothing goes from one of its interfaces to another: ip(7), {@code ip_forward}.
 *
 * @param file the switch
 */
record Forwarding(Path file) {

    /** What the host did before there was a bridge, and does again when that is gone: the bridge's alias ends with it. */
    enum Before {
        /** It passed nothing on, and believed nobody who says that there is a shorter way. */
        UNBELIEVING_HOST(", and net.ipv4.ip_forward and net.ipv4.conf.all.accept_redirects were 0"),

        /** It passed nothing on, and believed who says so. */
        HOST(", and net.ipv4.ip_forward was 0"),

        /** It passed packets on. */
        ROUTER("");

        private final String note;

        Before(String note) {
            this.note = note;
        }

        /** The first whose note it is: any text ends with none. */
        static Before notedIn(String alias) {
            for (Before each : values()) {
                if (alias.endsWith(each.note)) {
                    return each;
                }
            }
            throw new AssertionError(alias);
        }

        String note() {
            return note;
        }
    }

    /** The one of the network namespace that this thread is in. */
    static final Forwarding HERE = new Forwarding(Path.of("/proc/sys/net/ipv4/ip_forward"));

    /**
     * Whether this host is a router already, be it between some interfaces: each has a switch of its own, and to throw the big
     * one throws them all, in both directions.
     */
    boolean isRouter() {
        if (isOn(file)) {
            return true;
        }
        try (DirectoryStream<Path> interfaces = Files.newDirectoryStream(file.resolveSibling("conf"))) {
            for (Path each : interfaces) {
                if (isOn(each.resolve("forwarding"))) {
                    return true;
                }
            }
            return false;
        } catch (IOException unreadable) {
            throw refused(unreadable);
        }
    }

    /** What is to be noted before anything is switched. */
    Before before() {
        if (isRouter()) {
            return Before.ROUTER;
        }
        return isOn(redirects()) ? Before.HOST : Before.UNBELIEVING_HOST;
    }

    /** The kernel throws this one, too, whenever a host becomes no router: {@code inet_forward_change()} in its devinet.c. */
    private Path redirects() {
        return file.resolveSibling("conf/all/accept_redirects");
    }

    private static boolean isOn(Path file) {
        try {
            return new Switch(file).isOn();
        } catch (IOException unreadable) {
            throw refused(unreadable);
        }
    }

    /**
     * Switches it on where it is off, and says so. Answers come in by an interface of the host's, so the bridge's own switch
     * wouldn't do.
     *
     * @param router whether the host passed something on before: then it stays on, as nobody could put back the rest
     * @throws UsageException when it can't be
     */
    void switchOn(boolean router) {
        if (isOn(file)) {
            return;
        }
        turn(file, true);
        System.err.println("contain: net.ipv4.ip_forward was 0 and is 1 now, so that containers reach others; "
                + (router
                        ? "it stays (sysctl net.ipv4.ip_forward=0)"
                        : "nothing else is passed on, and it is 0 again when the last of them is gone"));
    }

    /** Switches it off where it is on and was off, with what the kernel switches by the way. */
    void switchOff(Before before) {
        if (before == Before.ROUTER || !isOn(file)) {
            return;
        }
        turn(file, false);
        if (before == Before.UNBELIEVING_HOST) {
            turn(redirects(), false);
        }
    }

    private static void turn(Path file, boolean on) {
        try {
            new Switch(file).turn(on);
        } catch (IOException refused) {
            throw refused(refused);
        }
    }

    private static UsageException refused(IOException why) {
        return new UsageException(
                "--network bridge: net.ipv4.ip_forward isn't 1, so nothing would get in or out, and it"
                        + " can't be changed here: " + why.getMessage());
    }

    /** The same by rows. */
    void addSwitchingOff(CallList calls, Before before) {
        if (before == Before.ROUTER) {
            return;
        }
        addOff(calls, file);
        if (before == Before.UNBELIEVING_HOST) {
            addOff(calls, redirects());
        }
    }

    private static void addOff(CallList calls, Path file) {
        Argument.Result opened =
                calls.attempt(FileCalls.openat(file.toString(), OpenFlag.O_WRONLY, OpenFlag.O_CLOEXEC));
        calls.attempt(FileCalls.write(opened, "0"));
        calls.attempt(FileCalls.close(opened));
    }
}
