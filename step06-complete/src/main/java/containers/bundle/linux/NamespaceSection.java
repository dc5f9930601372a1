package containers.bundle.linux;

import containers.commandline.unknown.UnknownField;
import containers.json.Fields;
import containers.namespaces.IdMap;
import containers.namespaces.Namespace;
import containers.namespaces.Namespaces;
import containers.namespaces.User;
import containers.namespaces.UserMapping;
import containers.request.GivenMapping;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
    private static final String USERS = "uidMappings";
    private static final String GROUPS = "gidMappings";

    /** Without the first, its mounts would be the host's. What the others keep apart, nothing else here does. */
    private static final Set<Namespace> NEEDED = Set.of(Namespace.MOUNT, Namespace.PID, Namespace.IPC, Namespace.UTS);

    Namespaces read(Fields linux) {
        EnumSet<Namespace> kinds = EnumSet.noneOf(Namespace.class);
        for (Fields each : linux.objects(FIELD)) {
            UnknownField.refuse(each, "path");
            Namespace kind = kind(each);
            if (!kinds.add(kind)) {
                throw each.wrong("type", "there are two of this type");
            }
        }
        check(linux, kinds);
        // Without one, runc shows the same of the groups, by other mounts.
        kinds.add(Namespace.CGROUP);
        return new Namespaces(kinds, kinds.contains(Namespace.USER) ? mapping(linux) : UserMapping.rootIs(user));
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
        for (Namespace needed : Namespace.values()) {
            if (NEEDED.contains(needed) && !kinds.contains(needed)) {
                throw linux.wrong(FIELD, "a container here has a namespace of type " + type(needed) + " for its own");
            }
        }
        boolean hasUsers = kinds.contains(Namespace.USER);
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

    static List<Object> write(Set<Namespace> kinds) {
        List<Object> namespaces = new ArrayList<>();
        for (Namespace each : Namespace.values()) {
            if (kinds.contains(each)) {
                namespaces.add(Map.of("type", type(each)));
            }
        }
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
