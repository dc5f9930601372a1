package containers.doctor;

import containers.identity.IdRanges;
import containers.namespaces.User;

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
        if (machine.text("proc/sys/user/max_user_namespaces").equals("0")) {
            return forbidden("user.max_user_namespaces is 0", "sudo sysctl user.max_user_namespaces=15000");
        }
        if (user.isRoot()) {
            return Finding.ok(THING, "root's containers need none");
        }
        if (machine.text("proc/sys/kernel/unprivileged_userns_clone").equals("0")) {
            return forbidden("kernel.unprivileged_userns_clone is 0", "sudo sysctl kernel.unprivileged_userns_clone=1");
        }
        if (machine.text("proc/sys/kernel/apparmor_restrict_unprivileged_userns")
                .equals("1")) {
            return forbidden(
                    "AppArmor takes away what they give (kernel.apparmor_restrict_unprivileged_userns is 1)",
                    "sudo sysctl kernel.apparmor_restrict_unprivileged_userns=0");
        }
        return Finding.ok(THING, "this user may make them");
    }

    private Finding forbidden(String why, String mend) {
        return user.isRoot()
                ? Finding.degraded(THING, why + ": --userns remap isn't to be had", mend)
                : Finding.missing(THING, why + ", and without root's rights nothing works without them", mend);
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
