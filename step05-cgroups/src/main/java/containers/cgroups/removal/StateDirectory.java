package containers.cgroups.removal;

import containers.calls.CredentialCalls;
import containers.calls.DirectoryCalls;
import containers.cgroups.hierarchy.ControlGroupException;
import containers.files.FileStatus;
import containers.kernel.CallList;
import containers.kernel.Errno;
import containers.kernel.Kernel;
import containers.kernel.SystemCallException;
import containers.namespaces.User;
import java.io.File;
import java.io.IOException;

/** Where runs leave word for the next one: a directory that only this user can look into. */
public final class StateDirectory {

    private static final int ONLY_MINE = 0700;

    private StateDirectory() {}

    /** Root's is below {@code /run}; a user's below their own {@code /run/user/…}, or else below their cache. */
    public static String path() {
        if (User.current().isRoot()) {
            return "/run/contain";
        }
        String runtime = System.getenv("XDG_RUNTIME_DIR");
        boolean usable = runtime != null && runtime.startsWith("/") && new File(runtime).canWrite();
        return (usable ? runtime : User.cache()) + "/contain";
    }

    /**
     * Makes the directory where it isn't there.
     *
     * @throws ControlGroupException when it can't be made, or others could write to it
     */
    public static void make(String path) {
        try {
            mkdir(path.substring(0, path.lastIndexOf('/')));
            mkdir(path);
        } catch (SystemCallException refused) {
            throw new ControlGroupException("control groups are written down before they are made, and that needs a"
                    + " directory: " + refused.getMessage());
        }
        if (!isSafe(path)) {
            throw new ControlGroupException(
                    "the directory " + path + " must belong to this user, with access for nobody"
                            + " else (mode 0700): remove it, or put that right");
        }
    }

    /** The calls that make it where it isn't there. */
    public static void addTo(CallList calls, String path) {
        calls.attempt(DirectoryCalls.mkdirat(path.substring(0, path.lastIndexOf('/')), ONLY_MINE));
        calls.attempt(DirectoryCalls.mkdirat(path, ONLY_MINE));
    }

    /** Whether it is a directory of this user's, no link, that nobody else can use. */
    public static boolean isSafe(String path) {
        try {
            FileStatus status = FileStatus.of(path);
            // Below a directory with set-group-ID, each new one has that, too.
            return status.isDirectory()
                    && status.permissions() == ONLY_MINE
                    && status.uid() == Kernel.call(CredentialCalls.geteuid());
        } catch (IOException notThere) {
            return false;
        }
    }

    private static void mkdir(String path) {
        try {
            Kernel.call(DirectoryCalls.mkdirat(path, ONLY_MINE));
        } catch (SystemCallException refused) {
            if (refused.errno() != Errno.EEXIST) {
                throw refused;
            }
        }
    }
}
