package containers.request;

import containers.commandline.UserOptions;
import containers.commandline.UserOptions.UserNamespace;
import containers.identity.IdRanges;
import containers.namespaces.IdMap;
import containers.namespaces.Namespaces;
import containers.namespaces.User;
import containers.namespaces.UserMapping;
import containers.telling.UsageException;
import java.util.List;
import java.util.Optional;

/**
 * Chooses who a container's users are on the host.
 *
 * @param options what was asked for
 * @param user who starts it
 * @param id what tells the container from others, as hexadecimal digits
 */
record UserNamespaces(UserOptions options, User user, String id) {

    /**
     * The container's namespaces, with what was asked for.
     *
     * @throws UsageException when that can't be had
     */
    Namespaces of(Namespaces usual) {
        return mapping().map(usual::with).orElse(usual);
    }

    private Optional<UserMapping> mapping() {
        if (!options.uidMap().isEmpty()) {
            return Optional.of(given());
        }
        return switch (options.namespace()) {
            case HOST -> Optional.empty();
            case REMAP -> Optional.of(user.isRoot() ? nobodys() : own());
            // Root of a container isn't asked for ranges: the host's files would tell about the host's IDs.
            case USUAL -> user.uid() != 0 && IdRanges.canBeGiven() ? ranges() : Optional.empty();
        };
    }

    private UserMapping nobodys() {
        return IdRanges.ofHost()
                .free(id)
                .orElseThrow(() -> new UsageException("--userns remap: there is no range of " + IdRanges.COUNT
                        + " IDs that is nobody's: /etc/subuid, /etc/subgid and the users of this host have them all"));
    }

    private UserMapping own() {
        mustBeGiven("--userns remap");
        return ranges().orElseThrow(() ->
                new UsageException("--userns remap: /etc/subuid and /etc/subgid have no range for this user"
                        + " (as root: usermod --add-subuids 100000-165535 --add-subgids 100000-165535 "
                        + System.getProperty("user.name") + ")"));
    }

    private Optional<UserMapping> ranges() {
        return IdRanges.ofHost().of(user, System.getProperty("user.name"));
    }

    private UserMapping given() {
        if (options.namespace() != UserNamespace.USUAL) {
            throw new UsageException(
                    "--userns chooses who the users are, and so do --uidmap and --gidmap: give one of them");
        }
        check("--uidmap", options.uidMap());
        check("--gidmap", options.gidMap());
        UserMapping mapping = new UserMapping(options.uidMap(), options.gidMap());
        if (!user.isRoot() && mapping.isOfOthers(user)) {
            mustBeGiven("--uidmap, --gidmap");
            checkIsAllowed(mapping);
        }
        return mapping;
    }

    /** What newuidmap and newgidmap would refuse, too, but later, in words of their own, and each for itself. */
    private void checkIsAllowed(UserMapping mapping) {
        if (!mapping.users().contains(IdMap.rootIs(user.uid()))) {
            throw new UsageException(
                    "--uidmap, --gidmap: without root's rights root inside has to be you, who has the container's"
                            + " files: --uidmap 0:" + user.uid() + ":1");
        }
        if (mapping.groups().equals(List.of(IdMap.rootIs(user.gid())))) {
            // Then newgidmap forbids to leave groups, which could have been denied something: user_namespaces(7).
            throw new UsageException(
                    "--gidmap: for others' users it takes others' groups, too: a range that /etc/subgid" + " names");
        }
        String name = System.getProperty("user.name");
        IdRanges.ofHost().refused(mapping, user, name).ifPresent(refused -> {
            throw new UsageException("--uidmap, --gidmap: " + refused.shownOutside()
                    + " of the host can't be had by this user: only those that /etc/subuid and /etc/subgid name, and"
                    + " their own");
        });
    }

    private static void mustBeGiven(String option) {
        if (!IdRanges.canBeGiven()) {
            throw new UsageException(option + ": without root that takes newuidmap and newgidmap, which aren't there"
                    + " (on Debian: apt install uidmap)");
        }
    }

    private static void check(String option, List<IdMap> maps) {
        if (!IdMap.canBeWritten(maps)) {
            throw new UsageException(
                    option + ": the kernel takes 340 maps, in less than 4096 bytes, not these " + maps.size());
        }
        if (maps.stream().noneMatch(map -> map.contains(0))) {
            throw new UsageException(option + ": the maps leave out root, 0 inside, who sets up the container");
        }
        for (int i = 0; i < maps.size(); i++) {
            for (int j = 0; j < i; j++) {
                checkApart(option, maps.get(i), maps.get(j));
            }
        }
    }

    private static void checkApart(String option, IdMap one, IdMap other) {
        if (one.meetsInside(other)) {
            throw new UsageException(option + ": an ID inside can't stand for two outside");
        }
        if (one.meetsOutside(other)) {
            throw new UsageException(option + ": an ID outside can't have two inside");
        }
    }
}
