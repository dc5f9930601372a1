package containers.spec;

import containers.filesystems.Device;
import containers.filesystems.Protection;
import containers.namespaces.IdMap;
import containers.namespaces.Namespace;
import containers.namespaces.Namespaces;
import containers.namespaces.UserMapping;
import containers.network.Network;
import containers.seccomp.Seccomp;
import containers.settings.Sysctl;
import java.util.List;
import java.util.Set;

/**
 * What only Linux has.
 *
 * @param namespaces the kinds that the container gets for its own
 * @param uidMappings who is who in a user namespace, where there is one
 * @param gidMappings the same for groups
 * @param idmap whether the host's files are mounted with these mappings, where that takes root: the mount option
 * @param sysctl settings of its namespaces
 * @param resources what it may use
 * @param devices the nodes in /dev besides the usual
 * @param seccomp which calls it may make
 * @param protection whether it has the runtime-spec's maskedPaths and readonlyPaths
 * @param network which network it sees: in the runtime-spec that is left to who makes the namespace, but for its path
 */
public record Linux(
        Set<Namespace> namespaces,
        List<IdMap> uidMappings,
        List<IdMap> gidMappings,
        boolean idmap,
        List<Sysctl> sysctl,
        Resources resources,
        List<Device> devices,
        Seccomp seccomp,
        Protection protection,
        Network network) {

    public Linux {
        namespaces = Set.copyOf(namespaces);
        uidMappings = List.copyOf(uidMappings);
        gidMappings = List.copyOf(gidMappings);
        sysctl = List.copyOf(sysctl);
        devices = List.copyOf(devices);
    }

    /** With those namespaces; the network is the host's where there is none for it. */
    public static Linux of(
            Namespaces namespaces,
            List<Sysctl> sysctl,
            Resources resources,
            List<Device> devices,
            Seccomp seccomp,
            Protection protection) {
        UserMapping user = namespaces.user();
        return new Linux(
                namespaces.kinds(),
                user.users(),
                user.groups(),
                user.shiftsFiles(),
                sysctl,
                resources,
                devices,
                seccomp,
                protection,
                namespaces.contains(Namespace.NETWORK) ? Network.NONE : Network.HOST);
    }

    /** The same with that network. */
    public Linux with(Network other) {
        return new Linux(
                namespaces, uidMappings, gidMappings, idmap, sysctl, resources, devices, seccomp, protection, other);
    }

    /** The namespaces as step 2 has them, together with the mappings. */
    public Namespaces toNamespaces() {
        return new Namespaces(namespaces, new UserMapping(uidMappings, gidMappings, idmap));
    }
}
