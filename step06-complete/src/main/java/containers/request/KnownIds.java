package containers.request;

import containers.identity.Identity;
import containers.namespaces.IdMap;
import containers.namespaces.Namespace;
import containers.namespaces.Namespaces;
import containers.telling.UsageException;
import java.util.List;
import java.util.stream.Collectors;

/** Which users and groups a container's user namespace knows, where it has one. */
public final class KnownIds {

    private KnownIds() {}

    /**
     * Looks whether it knows all of them.
     *
     * @throws UsageException when it doesn't: one line
     */
    public static void check(Namespaces namespaces, Identity identity) {
        if (!namespaces.contains(Namespace.USER)) {
            return;
        }
        checkIsMapped("user", identity.uid(), namespaces.user().users());
        checkIsMapped("group", identity.gid(), namespaces.user().groups());
        identity.additionalGids()
                .forEach(gid -> checkIsMapped("group", gid, namespaces.user().groups()));
    }

    private static void checkIsMapped(String kind, long id, List<IdMap> maps) {
        if (maps.stream().noneMatch(map -> map.contains(id))) {
            throw new UsageException("there is no " + kind + " " + id + " in the container's user namespace: it has "
                    + maps.stream().map(IdMap::shownInside).collect(Collectors.joining(", ")));
        }
    }
}
