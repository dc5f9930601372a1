package containers.namespaces;

import static containers.calls.OpenFlag.O_CLOEXEC;
import static containers.calls.OpenFlag.O_WRONLY;

import containers.calls.FileCalls;
import containers.kernel.Argument;
import containers.kernel.Call;
import containers.kernel.CallList;
import containers.launch.LaunchPlan;
import java.util.List;

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

    // tag::maps[]
    /** Adds the writing of the maps. The child is root inside when this is done. */
    void addTo(LaunchPlan plan, User current) {
        if (equals(rootIs(current))) {
            // Leaving a group could gain rights where the group is denied some; so whoever writes a map without
            // privileges must first give up setgroups(2) for the whole namespace: user_namespaces(7).
            addWrite(plan.child(), FileCalls.openat("/proc/self/setgroups", O_WRONLY), "deny");
            addWrite(plan.child(), FileCalls.openat("/proc/self/uid_map", O_WRONLY), users.toString());
            addWrite(plan.child(), FileCalls.openat("/proc/self/gid_map", O_WRONLY), groups.toString());
        } else {
            Argument.Result directory = plan.childWaits();
            addWrite(plan.meanwhile(), FileCalls.openat(directory, "uid_map", O_WRONLY, O_CLOEXEC), users.toString());
            addWrite(plan.meanwhile(), FileCalls.openat(directory, "gid_map", O_WRONLY, O_CLOEXEC), groups.toString());
            becomeRoot(plan.child());
        }
    }
    // end::maps[]

    /**
     * With somebody else's IDs mapped, the child still is who it was: it has to become the root of the map, and to leave
     * the groups that its parent's user is in.
     */
    private static void becomeRoot(CallList child) {
        child.add(NamespaceCalls.setgroups(List.of()));
        child.add(NamespaceCalls.setresgid(0));
        child.add(NamespaceCalls.setresuid(0));
    }

    private static void addWrite(CallList calls, Call opening, String content) {
        Argument.Result descriptor = calls.add(opening);
        calls.add(FileCalls.write(descriptor, content));
        calls.add(FileCalls.close(descriptor));
    }
}
