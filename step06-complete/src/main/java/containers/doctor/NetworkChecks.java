package containers.doctor;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * What a container's network needs besides namespaces.
 *
 * @param superuser whether it is root who asks
 * @param bridge makes a bridge, and tells what was refused
 */
record NetworkChecks(boolean superuser, Supplier<Optional<String>> bridge) {

    Finding bridges() {
        String thing = "bridge";
        if (!superuser) {
            return Finding.degraded(
                    thing, "--network bridge is for root's containers only", "sudo ./contain run --network bridge …");
        }
        return bridge.get()
                .map(refused -> Finding.degraded(
                        thing,
                        "no --network bridge: " + refused,
                        "modprobe -a bridge veth, or install a kernel of your distribution and boot it"))
                .orElseGet(() -> Finding.ok(thing, "the kernel has bridges, and cables to plug into them"));
    }
}
