package containers.namespaces;

import containers.calls.CredentialCalls;
import containers.files.FileStatus;
import containers.kernel.Kernel;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * The user and the group that this process acts as.
 *
 * @param isRoot whether it may do all that the machine's root may, as far as a container needs it. Being user 0 isn't enough:
 *     root in a container, or in a user namespace, has a part of those rights, or has them over a part of the machine.
 * @param capabilities what a child of theirs has before it gives anything up, a bit for each: in a user namespace of its own,
 *     which it needs unless they are root, that is all
 */
public record User(long uid, long gid, boolean isRoot, long capabilities) {

    static final long ALL = -1;

    /**
     * Override permissions of files, become other users, give up capabilities for good, set up networks, mount, make device
     * nodes: capabilities(7).
     */
    private static final long NEEDED = 1L << 1 | 1L << 6 | 1L << 7 | 1L << 8 | 1L << 12 | 1L << 21 | 1L << 27;

    /** Of a user namespace that is all there is: user_namespaces(7), "Defining user and group ID mappings"; without its blanks. */
    private static final String ALL_USERS = "004294967295";

    /** Who runs a JVM doesn't change while it runs. */
    private static final User CURRENT = ofThisProcess();

    /** A user with that ID, and the rights that usually go with it. */
    public User(long uid, long gid) {
        this(uid, gid, uid == 0, ALL);
    }

    public static User current() {
        return CURRENT;
    }

    private static User ofThisProcess() {
        long uid = Kernel.call(CredentialCalls.geteuid());
        long gid = Kernel.call(CredentialCalls.getegid());
        ByteBuffer sets = capabilitySets();
        long effective = set(sets, 0);
        boolean isRoot = uid == 0 && (effective & NEEDED) == NEEDED && isInInitialNamespace();
        return new User(uid, gid, isRoot, isRoot ? set(sets, Integer.BYTES) : ALL);
    }

    /**
     * Their home directory: what the host says, {@code $HOME} where that isn't theirs, or nothing. In a user namespace of an
     * ordinary user, root's is still the machine's root's; and Java says "?" for a user whom the host doesn't know.
     */
    public static String home() {
        String told = System.getenv("HOME");
        return home(System.getProperty("user.home"), told == null ? "" : told);
    }

    /** That {@code $HOME} is theirs is looked at, too: {@code su -m} leaves another's. */
    static String home(String known, String told) {
        if (isOwn(known) || !isOwn(told)) {
            return known.startsWith("/") ? known : told.startsWith("/") ? told : "/nonexistent";
        }
        return told;
    }

    private static boolean isOwn(String directory) {
        try {
            return directory.startsWith("/")
                    && FileStatus.ofTarget(directory).uid() == Kernel.call(CredentialCalls.geteuid());
        } catch (IOException notThere) {
            return false;
        }
    }

    /** Where their programs keep files for a while: {@code $XDG_CACHE_HOME}, which is {@code ~/.cache} where it isn't set. */
    public static String cache() {
        String configured = System.getenv("XDG_CACHE_HOME");
        return configured != null && configured.startsWith("/") ? configured : home() + "/.cache";
    }

    /** Of each set the lower half, effective, permitted and inheritable, then of each the upper: capget(2). */
    private static ByteBuffer capabilitySets() {
        byte[] data = new byte[CredentialCalls.CAPABILITY_DATA_SIZE];
        Kernel.call(CredentialCalls.capget(CredentialCalls.capabilityHeader(), data));
        return ByteBuffer.wrap(data).order(ByteOrder.nativeOrder());
    }

    private static long set(ByteBuffer sets, int offset) {
        return Integer.toUnsignedLong(sets.getInt(offset))
                | (long) sets.getInt(offset + 3 * Integer.BYTES) << Integer.SIZE;
    }

    private static boolean isInInitialNamespace() {
        try (InputStream map = new FileInputStream("/proc/self/uid_map")) {
            String text = new String(map.readAllBytes(), StandardCharsets.US_ASCII);
            return text.strip().replace(" ", "").equals(ALL_USERS);
        } catch (IOException notThere) {
            return true; // A kernel without user namespaces.
        }
    }
}
