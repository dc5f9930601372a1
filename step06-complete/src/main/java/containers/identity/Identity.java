package containers.identity;

import containers.kernel.CallList;
import containers.namespaces.NamespaceCalls;
import java.util.List;

/**
 * The user and the groups that a process acts as; the runtime-spec's {@code process.user}. The kernel knows them as numbers,
 * from 0 to {@value #LAST}.
 *
 * @param uid the user
 * @param gid the group that new files get
 * @param additionalGids the other groups whose files it may use
 */
public record Identity(long uid, long gid, List<Long> additionalGids) {

    /** The number above is taken: it means "as it is", setresuid(2). */
    public static final long LAST = 0xFFFF_FFFEL;

    /** Root, and in no other group. */
    public static final Identity ROOT = new Identity(0, 0, List.of());

    public Identity {
        additionalGids = List.copyOf(additionalGids);
        check(uid);
        check(gid);
        for (long additional : additionalGids) {
            check(additional);
        }
    }

    private static void check(long id) {
        if (id < 0 || id > LAST) {
            throw new IllegalArgumentException("users and groups have numbers from 0 to " + LAST + ", not " + id);
        }
    }

    // tag::become[]
    /** Leaves the groups of who started the container for its own. Needs CAP_SETGID. */
    public void joinGroups(CallList child) {
        child.add(NamespaceCalls.setgroups(additionalGids));
        child.add(NamespaceCalls.setresgid(gid));
    }

    /** Becomes the user. Who was root and isn't any more has no capabilities from then on: capabilities(7). */
    public void become(CallList child) {
        child.add(NamespaceCalls.setresuid(uid));
    }
    // end::become[]

    public boolean isRoot() {
        return uid == 0;
    }
}
