package containers.doctor;

import containers.identity.IdRanges;
import containers.namespaces.User;
import containers.namespaces.UserNamespaceSetting;
import java.util.Optional;

/**
 * What this user may have: user namespaces, and other users in them.
 *
 * @param machine whose settings
 * @param user who would start containers
 * @param name what the host calls them
 */
record UserChecks(Machine machine, User user, String name) {

    private static final String THING = "user namespaces";

    /** Root's containers do without them, unless they are asked for. */
    Finding userNamespaces() {
        Optional<UserNamespaceSetting> forbidding = UserNamespaceSetting.forbidding(machine.root());
        if (!user.isRoot()) {
            return forbidding.map(UserChecks::missing).orElseGet(() -> Finding.ok(THING, "this user may make them"));
        }
        return forbidding
                .filter(UserNamespaceSetting::concernsRoot)
                .map(UserChecks::degraded)
                .orElseGet(() -> Finding.ok(THING, "root's containers need none"));
    }

    private static Finding missing(UserNamespaceSetting setting) {
        return Finding.missing(
                THING, setting.cause() + ", and without root's rights nothing works without them", mend(setting));
    }

    private static Finding degraded(UserNamespaceSetting setting) {
        return Finding.degraded(THING, setting.cause() + ": --userns remap isn't to be had", mend(setting));
    }

    private static String mend(UserNamespaceSetting setting) {
        return "sudo " + setting.cure();
    }

    Finding otherUsers() {
        String thing = "users inside";
        if (user.isRoot()) {
            return Finding.ok(thing, "a container of root's has all users");
        }
        if (user.uid() == 0) {
            return alone(
                    thing, "root of a user namespace has no range of others", "start it as who made the namespace");
        }
        if (!IdRanges.canBeGiven()) {
            return alone(thing, "newuidmap and newgidmap aren't there", "sudo apt-get install uidmap");
        }
        return IdRanges.ofHost().of(user, name).isPresent()
                ? Finding.ok(thing, "/etc/subuid and /etc/subgid have a range for this user")
                : alone(
                        thing,
                        "/etc/subuid and /etc/subgid have no range for this user",
                        "sudo usermod --add-subuids 100000-165535 --add-subgids 100000-165535 " + name);
    }

    private static Finding alone(String thing, String why, String mend) {
        return Finding.degraded(
                thing, why + ": a container has one user, so chown, apt-get and --user don't work inside", mend);
    }
}
