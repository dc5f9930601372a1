package containers.bundle.linux;

import containers.joining.NetworkFile;
import containers.json.Fields;
import containers.json.UnknownField;
import containers.namespaces.IdMap;
import containers.namespaces.Namespace;
import containers.namespaces.Namespaces;
import containers.namespaces.User;
import containers.namespaces.UserMapping;
import containers.network.Network;
import containers.request.GivenMapping;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which namespaces a container has for its own, and who is who there: {@code linux.namespaces}, {@code linux.uidMappings},
 * {@code linux.gidMappings}.
 *
 * @param user who starts it
 * @param idmap whether the host's files are mounted with the mappings
 */
record NamespaceSection(User user, boolean idmap) {

    private static final String FIELD = "namespaces";
    private static final String PATH = "path";
    private static final String USERS = "uidMappings";
    private static final String GROUPS = "gidMappings";

    Namespaces read(Fields linux) {
        EnumSet<Namespace> kinds = EnumSet.noneOf(Namespace.class);
        for (Fields each : linux.objects(FIELD)) {
            Namespace kind = kind(each);
            if (!kinds.add(kind)) {
                throw each.wrong("type", "there are two of this type");
            }
            if (kind != Namespace.NETWORK || !user.isRoot()) {
                UnknownField.refuse(each, PATH);
            }
        }
        if (joined(linux).isPresent()) {
            kinds.remove(Namespace.NETWORK);
        }
        check(linux, kinds);
        // Without one, runc shows the same of the groups, by other mounts.
        kinds.add(Namespace.CGROUP);
        return new Namespaces(kinds, kinds.contains(Namespace.USER) ? mapping(linux) : UserMapping.rootIs(user));
    }

    /** The network that is there already: the one whose file has that path. */
    Optional<Network> joined(Fields linux) {
        for (Fields each : linux.objects(FIELD)) {
            if (each.text("type").equals(type(Namespace.NETWORK)) && each.says(PATH)) {
                String path = each.text(PATH);
                if (!path.startsWith("/")) {
                    throw each.wrong(PATH, "it must be an absolute path, not '" + path + "'");
                }
                each.valid(PATH, () -> new NetworkFile(path).checked(user));
                return Optional.of(Network.joined(path));
            }
        }
        return Optional.empty();
    }

    private static Namespace kind(Fields namespace) {
        String type = namespace.text("type");
        for (Namespace each : Namespace.values()) {
            if (each != Namespace.TIME && type(each).equals(type)) {
                return each;
            }
        }
        throw namespace.wrong(
                "type", "there is no namespace of type '" + type + "' here (mount, pid, network are some)");
    }

    private static String type(Namespace kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private void check(Fields linux, Set<Namespace> kinds) {
        if (!kinds.contains(Namespace.MOUNT)) {
            throw linux.wrong(FIELD, "without one of type mount, its mounts would be the host's");
        }
        boolean hasUsers = kinds.contains(Namespace.USER);
        if (hasUsers && !kinds.contains(Namespace.PID)) {
            throw linux.wrong(FIELD, "one of type user, and none of type pid: its /proc would be the host's to mount");
        }
        if (!hasUsers && !user.isRoot()) {
            throw linux.wrong(FIELD, "who isn't root needs one of type user (runc spec --rootless writes it)");
        }
        if (!hasUsers && (linux.says(USERS) || linux.says(GROUPS))) {
            throw linux.wrong(USERS, "there is no namespace of type user for the mappings");
        }
    }

    private UserMapping mapping(Fields linux) {
        UserMapping mapping = new GivenMapping(
                        linux.place(USERS), maps(linux, USERS), linux.place(GROUPS), maps(linux, GROUPS))
                .of(user);
        return idmap || !user.isRoot() ? mapping : mapping.withoutShiftedFiles();
    }

    private static List<IdMap> maps(Fields linux, String field) {
        List<IdMap> maps = new ArrayList<>();
        for (Fields each : linux.objects(field)) {
            maps.add(each.valid(
                    "containerID",
                    () -> new IdMap(each.number("containerID"), each.number("hostID"), each.number("size"))));
        }
        return maps;
    }

    static List<Object> write(Set<Namespace> kinds, Network network) {
        if (network.isOwn() && network.leadsOut()) {
            throw new IllegalArgumentException(
                    "--network: a config.json leaves it to others to make a network that leads"
                            + " out: none, host and ns:PATH can be written");
        }
        List<Object> namespaces = new ArrayList<>();
        for (Namespace each : Namespace.values()) {
            if (kinds.contains(each)) {
                namespaces.add(Map.of("type", type(each)));
            }
        }
        network.path().ifPresent(path -> {
            Map<String, Object> joined = new LinkedHashMap<>();
            joined.put("type", type(Namespace.NETWORK));
            joined.put(PATH, path);
            namespaces.add(joined);
        });
        return namespaces;
    }

    static List<Object> writeMaps(List<IdMap> maps) {
        List<Object> written = new ArrayList<>();
        for (IdMap each : maps) {
            Map<String, Object> object = new LinkedHashMap<>();
            object.put("containerID", each.inside());
            object.put("hostID", each.outside());
            object.put("size", each.count());
            written.add(object);
        }
        return written;
    }
}
