package containers.settings;

import containers.kernel.CallList;
import java.util.List;

/**
 * Whether a container believes who says that there is a shorter way, by them: icmp(7). Who can send in its gateway's name could
 * have its packets so.
 */
public final class Redirects {

    private Redirects() {}

    // tag::refuse[]
    /**
     * Has it believe nobody. It comes after all settings: {@code ip_forward} changes {@code all} by the way. Who asks for one of
     * these has it.
     *
     * @param interfaceName where they would come in
     * @param settings what the container was given
     */
    public static void refuse(CallList child, String interfaceName, List<Sysctl> settings) {
        for (String which : List.of("all", interfaceName)) {
            String name = "net.ipv4.conf." + which + ".accept_redirects";
            if (settings.stream().noneMatch(each -> each.name().equals(name))) {
                new Sysctl(name, "0").addTo(child);
            }
        }
    }
    // end::refuse[]
}
