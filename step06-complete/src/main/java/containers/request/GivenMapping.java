package containers.request;

import containers.identity.IdRanges;
import containers.namespaces.IdMap;
import containers.namespaces.User;
import containers.namespaces.UserMapping;
import containers.telling.UsageException;
import java.util.List;

/**
 * Who a container's users are, as a person said it.
 *
 * @param ofUsers where they said it of users: an option, a field
 * @param users what they said
 * @param ofGroups where they said it of groups
 * @param groups what they said
 */
public record GivenMapping(String ofUsers, List<IdMap> users, String ofGroups, List<IdMap> groups) {

    /**
     * That, where it can be had.
     *
     * @param user who starts the container
     * @throws UsageException where it can't: one line
     */
    public UserMapping of(User user) {
        check(ofUsers, users);
        check(ofGroups, groups);
        UserMapping mapping = new UserMapping(users, groups);
        if (!user.isRoot() && mapping.isOfOthers(user)) {
            UserNamespaces.mustBeGiven(both());
            checkIsAllowed(mapping, user);
        }
        return mapping;
    }

    private String both() {
        return ofUsers + ", " + ofGroups;
    }

    /** What newuidmap and newgidmap would refuse, too, but later, in words of their own, and each for itself. */
    private void checkIsAllowed(UserMapping mapping, User user) {
        if (!mapping.users().contains(IdMap.rootIs(user.uid()))) {
            throw new UsageException(
                    both() + ": without root's rights root inside has to be you, who has the container's" + " files: "
                            + ofUsers + " 0:" + user.uid() + ":1");
        }
        if (mapping.groups().equals(List.of(IdMap.rootIs(user.gid())))) {
            // Then newgidmap forbids to leave groups, which could have been denied something: user_namespaces(7).
            throw new UsageException(
                    ofGroups + ": for others' users it takes others' groups, too: a range that /etc/subgid names");
        }
        String name = System.getProperty("user.name");
        IdRanges.ofHost().refused(mapping, user, name).ifPresent(refused -> {
            throw new UsageException(both() + ": " + refused.shownOutside()
                    + " of the host can't be had by this user: only those that /etc/subuid and /etc/subgid name, and"
                    + " their own");
        });
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
