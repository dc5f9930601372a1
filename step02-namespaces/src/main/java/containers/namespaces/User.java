package containers.namespaces;

import containers.kernel.Kernel;
import containers.kernel.ProcessCalls;

/** The user and the group that this process acts as. */
public record User(long uid, long gid) {

    public static User current() {
        return new User(Kernel.call(ProcessCalls.geteuid()), Kernel.call(ProcessCalls.getegid()));
    }

    public boolean isRoot() {
        return uid == 0;
    }
}
