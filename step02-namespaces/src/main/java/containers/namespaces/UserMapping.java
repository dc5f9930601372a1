package containers.namespaces;

import static containers.kernel.OpenFlag.O_WRONLY;

import containers.kernel.Argument;
import containers.kernel.CallList;
import containers.kernel.FileCalls;
import containers.launch.LaunchPlan;

/**
 * Who is who in a user namespace.
 *
 * <p>A fresh user namespace knows nobody: every user shows as "nobody" (65534) until the maps are written, once. A
 * process may write a map of one line by itself when that line is about its own user. Every other map has to be written
 * by someone with rights outside, so the child waits for its parent to do it.
 */
public record UserMapping(IdMap users, IdMap groups) {

    /** Root inside is the given user outside. */
    public static UserMapping rootIs(User user) {
        return new UserMapping(IdMap.rootIs(user.uid()), IdMap.rootIs(user.gid()));
    }

    /** Adds the writing of the maps. The child is root inside when this is done. */
    void addTo(LaunchPlan plan, User current) {
        if (equals(rootIs(current))) {
            addMaps(plan.child(), "self", false);
        } else {
            plan.meanwhile(pid -> {
                CallList calls = new CallList();
                addMaps(calls, pid, true);
                return calls;
            });
            becomeRoot(plan.child());
        }
    }

    // tag::maps[]
    private void addMaps(CallList calls, String pid, boolean privileged) {
        if (!privileged) {
            // Leaving a group could gain rights where the group is denied some; so whoever writes a map without
            // privileges must first give up setgroups(2) for the whole namespace: user_namespaces(7).
            addWrite(calls, "/proc/" + pid + "/setgroups", "deny");
        }
        addWrite(calls, "/proc/" + pid + "/uid_map", users.toString());
        addWrite(calls, "/proc/" + pid + "/gid_map", groups.toString());
    }
    // end::maps[]

    /**
     * With somebody else's IDs mapped, the child still is who it was: it has to become the root of the map, and to leave
     * the groups that its parent's user is in.
     */
    private static void becomeRoot(CallList child) {
        child.add(NamespaceCalls.setgroups_none());
        child.add(NamespaceCalls.setresgid(0));
        child.add(NamespaceCalls.setresuid(0));
    }

    private static void addWrite(CallList calls, String file, String content) {
        Argument.Result descriptor = calls.add(FileCalls.openat(file, O_WRONLY));
        calls.add(FileCalls.write(descriptor, content));
        calls.add(FileCalls.close(descriptor));
    }
}
