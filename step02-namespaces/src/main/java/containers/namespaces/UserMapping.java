package containers.namespaces;

import static containers.calls.OpenFlag.O_CLOEXEC;
import static containers.calls.OpenFlag.O_WRONLY;

import containers.calls.FileCalls;
import containers.errands.Errand;
import containers.kernel.Argument;
import containers.kernel.Call;
import containers.kernel.CallList;
import containers.kernel.Errno;
import containers.kernel.Telling;
import containers.launch.LaunchPlan;
import java.util.List;

/**
 * Who is who in a user namespace.
 *
 * <p>A fresh user namespace knows nobody: every user shows as "nobody" (65534) until the maps are written, once. A
 * process may write a map of one line by itself when that line is about its own user. Every other map has to be written
 * by someone with rights outside: the child waits while its parent does it, or has it done.
 *
 * @param shiftsFiles whether the host's files are to show as those of root inside, and so on, where that takes the host's root
 */
public record UserMapping(List<IdMap> users, List<IdMap> groups, boolean shiftsFiles) {

    private static final String HELPERS = "/usr/bin/";

    private static final List<Telling> NOT_MAPPED = List.of(Telling.on(
            Errno.EINVAL,
            Telling.RUNNER_FAILED,
            "newuidmap and newgidmap have not given this user those IDs (what they said is above, if they are there): the lines of /etc/subuid and"
                    + " /etc/subgid tell which are this user's; with --userns host there is one ID inside, yours"));

    public UserMapping {
        users = List.copyOf(users);
        groups = List.copyOf(groups);
    }

    /** These users and these groups. */
    public UserMapping(List<IdMap> users, List<IdMap> groups) {
        this(users, groups, true);
    }

    /** One range of users, and one of groups. */
    public UserMapping(IdMap users, IdMap groups) {
        this(List.of(users), List.of(groups));
    }

    /** Root inside is the given user outside. */
    public static UserMapping rootIs(User user) {
        return new UserMapping(IdMap.rootIs(user.uid()), IdMap.rootIs(user.gid()));
    }

    /** The same where the host's files stay those of others: nobody's, inside. */
    public UserMapping withoutShiftedFiles() {
        return new UserMapping(users, groups, false);
    }

    /** Whether more than one user, or another than that one, is known inside. */
    public boolean isOfOthers(User current) {
        // A record's own equals would be put together at run time: that takes a cold start milliseconds.
        return !(IdMap.areRoot(users, current.uid()) && IdMap.areRoot(groups, current.gid()) && shiftsFiles);
    }

    // tag::maps[]
    /** Adds the writing of the maps. */
    void addTo(LaunchPlan plan, User current) {
        if (!isOfOthers(current)) {
            // tag::lab-maps[]
            // Leaving a group could gain rights where the group is denied some; so whoever writes a map without
            // privileges must first give up setgroups(2) for the whole namespace: user_namespaces(7).
            addWrite(plan.child(), FileCalls.openat("/proc/self/setgroups", O_WRONLY), "deny");
            addWrite(plan.child(), FileCalls.openat("/proc/self/uid_map", O_WRONLY), IdMap.text(users));
            addWrite(plan.child(), FileCalls.openat("/proc/self/gid_map", O_WRONLY), IdMap.text(groups));
            // end::lab-maps[]
        } else if (current.isRoot()) {
            Argument.Result directory = plan.childWaits();
            addWrite(plan.meanwhile(), FileCalls.openat(directory, "uid_map", O_WRONLY, O_CLOEXEC), IdMap.text(users));
            addWrite(plan.meanwhile(), FileCalls.openat(directory, "gid_map", O_WRONLY, O_CLOEXEC), IdMap.text(groups));
        } else {
            // These belong to root, and look up in /etc/subuid and /etc/subgid what the user may have.
            plan.run(new Errand(HELPERS + "newuidmap", IdMap.words(users)));
            plan.run(new Errand(HELPERS + "newgidmap", IdMap.words(groups)));
        }
    }
    // end::maps[]

    /**
     * Writes the maps of a user namespace in this one: everybody there is who they are here.
     *
     * @param process the directory in /proc of a process in it
     */
    public void repeat(CallList child, Argument.Result process) {
        addWrite(child, FileCalls.openat(process, "uid_map", O_WRONLY, O_CLOEXEC), IdMap.text(repeated(users)));
        addWrite(child, FileCalls.openat(process, "gid_map", O_WRONLY, O_CLOEXEC), IdMap.text(repeated(groups)));
    }

    private static List<IdMap> repeated(List<IdMap> maps) {
        return maps.stream()
                .map(map -> new IdMap(map.inside(), map.inside(), map.count()))
                .toList();
    }

    /**
     * With others' IDs mapped, the child still is who it was: it has to become the root of the map, and to leave the groups
     * that its parent's user is in.
     */
    void become(CallList child, User current) {
        if (isOfOthers(current)) {
            child.add(NamespaceCalls.setresgid(0), NOT_MAPPED);
            child.add(NamespaceCalls.setgroups(List.of()));
            child.add(NamespaceCalls.setresuid(0), NOT_MAPPED);
        }
    }

    private static void addWrite(CallList calls, Call opening, String content) {
        Argument.Result descriptor = calls.add(opening);
        calls.add(FileCalls.write(descriptor, content));
        calls.add(FileCalls.close(descriptor));
    }
}
