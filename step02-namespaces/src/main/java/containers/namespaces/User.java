package containers.namespaces;

import containers.kernel.Kernel;
import containers.kernel.ProcessCalls;

/** The user and the group that this process acts as. */
public record User(long uid, long gid) {

    public static User current() {
        return new User(Kernel.call(ProcessCalls.geteuid()), Kernel.call(ProcessCalls.getegid()));
    }

    /** Their home directory. Java says "?" for a user whom the host doesn't know; then {@code $HOME} tells, or nothing. */
    public static String home() {
        String known = System.getProperty("user.home");
        String told = System.getenv("HOME");
        return known.startsWith("/") ? known : told != null && told.startsWith("/") ? told : "/nonexistent";
    }

    public boolean isRoot() {
        return uid == 0;
    }
}
