package containers.request;

import containers.namespaces.Namespace;
import containers.namespaces.Namespaces;
import containers.network.Network;
import containers.settings.Sysctl;
import containers.telling.UsageException;
import java.util.ArrayList;
import java.util.List;

/**
 * The settings of its namespaces that a person asked for, if they can be had.
 *
 * @param asked those that were asked for
 * @param chosen the container's network
 */
record ChosenSysctl(List<Sysctl> asked, ChosenNetwork chosen) {

    /**
     * All that the container has. Where a network leads out some are as with Docker.
     *
     * @throws UsageException when one is the host's: one line
     */
    List<Sysctl> in(Namespaces namespaces) {
        for (Sysctl setting : asked) {
            checkIsOwn(setting, namespaces);
        }
        Network network = chosen.network();
        return network.isOwn() && network.leadsOut() ? leadingOut(namespaces) : asked;
    }

    /** A setting of the host's namespace would be the host's. */
    private void checkIsOwn(Sysctl setting, Namespaces namespaces) {
        if (!namespaces.contains(setting.namespace())) {
            String owner = setting.namespace() == Namespace.NETWORK
                    ? chosen.owner()
                    : ": with --" + setting.namespace() + " host that is the host's";
            throw new UsageException("--sysctl " + setting.name() + owner);
        }
    }

    /** Anybody inside may listen on any port, and ping: who is let in and out is decided outside. */
    private List<Sysctl> leadingOut(Namespaces namespaces) {
        List<Sysctl> settings = new ArrayList<>();
        settings.add(new Sysctl("net.ipv4.ip_unprivileged_port_start", "0"));
        if (!namespaces.contains(Namespace.USER)) { // of groups that aren't mapped the kernel wants to know nothing
            settings.add(new Sysctl("net.ipv4.ping_group_range", "0 2147483647"));
        }
        settings.addAll(asked);
        return settings;
    }
}
