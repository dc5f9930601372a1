package containers.bridge;

import containers.telling.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Switches that one interface has for itself: the kernel's Documentation/networking/ip-sysctl.rst, {@code conf/interface}.
 *
 * @param name the interface's
 */
record InterfaceSwitches(String name) {

    /**
     * Lets the host's own connections from 127.0.0.1 out to containers, and their answers in: of this interface only, and only
     * while they have a published port to go to. That no container reaches 127.0.0.1 so is for the table to see to, and somebody
     * may flush that.
     */
    void letLoopbackThrough(boolean wanted) {
        Switch routeLocalnet = new Switch(Path.of("/proc/sys/net/ipv4/conf/" + name + "/route_localnet"));
        try {
            if (routeLocalnet.isOn() != wanted) {
                routeLocalnet.turn(wanted);
            }
        } catch (IOException refused) {
            throw refused("what " + name + " lets through", refused);
        }
    }

    /**
     * Has it know nothing of version 6 of IP, where the kernel does. Otherwise a container could announce itself as a router,
     * and the host would believe it (CVE-2020-13401).
     */
    void letNoVersion6In() {
        Path file = Path.of(withoutVersion6());
        try {
            if (Files.exists(file)) {
                new Switch(file).turn(true);
            }
        } catch (IOException refused) {
            throw refused("what " + name + " takes from version 6 of IP", refused);
        }
    }

    /** The switch for that. */
    String withoutVersion6() {
        return "/proc/sys/net/ipv6/conf/" + name + "/disable_ipv6";
    }

    /** The first of them that the kernel refuses: where /proc/sys is read-only, as inside a container, it is one of many. */
    private static UsageException refused(String what, IOException why) {
        return new UsageException("--network bridge: settings in /proc/sys can't be changed here, and " + what
                + " is one: " + why.getMessage());
    }
}
