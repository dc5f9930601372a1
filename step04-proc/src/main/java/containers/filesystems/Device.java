package containers.filesystems;

import containers.calls.DirectoryCalls;
import containers.kernel.CallList;
import containers.rootfs.BorrowedMount;
import containers.rootfs.Mount;

/**
 * A device node in a container's /dev. The names are those of the OCI runtime-spec, "Devices", but for the first: it has
 * none for the host's node, which is borrowed where none can be made.
 *
 * @param source the host's node
 * @param path the container's
 * @param type what kind of device it is
 * @param major which driver it belongs to
 * @param minor which of the driver's devices it is
 * @param fileMode who may read and write it
 * @param uid the user whom it belongs to
 * @param gid the group whom it belongs to
 */
public record Device(String source, String path, Type type, int major, int minor, int fileMode, long uid, long gid) {

    /** How data goes to it. */
    public enum Type {
        /** A stream: a terminal. */
        CHARACTER("c"),
        /** Blocks that each have a number: a disk. */
        BLOCK("b");

        private final String letter;

        Type(String letter) {
            this.letter = letter;
        }

        /** As {@code ls -l} and the kernel write it. */
        @Override
        public String toString() {
            return letter;
        }
    }

    /** Whether every container has something there: then there is no place for another device. */
    public static boolean isInEveryContainer(String path) {
        return Devices.used().stream().anyMatch(used -> path.equals(used) || path.startsWith(used + "/"));
    }

    // tag::make[]
    /** Makes it, as a mount of its own: what holds for all else in /dev won't hold for it. */
    void make(CallList child) {
        makeNode(child);
        Mount.bind(path, path).addTo(child);
    }

    /** Makes it where nodes can be used. */
    void makeNode(CallList child) {
        child.add(
                type == Type.BLOCK
                        ? DirectoryCalls.mknodat_block(path, fileMode, major, minor)
                        : DirectoryCalls.mknodat_character(path, fileMode, major, minor));
        if (uid != 0 || gid != 0) {
            child.add(DirectoryCalls.fchownat(path, uid, gid));
        }
    }
    // end::make[]

    /** Takes the host's instead. */
    BorrowedMount borrow(CallList child) {
        return BorrowedMount.take(child, source, path);
    }

    /** Makes the directories that it is in, below /dev. */
    void makeDirectories(CallList child) {
        for (int at = path.indexOf('/', "/dev/".length()); at > 0; at = path.indexOf('/', at + 1)) {
            child.attempt(DirectoryCalls.mkdirat(path.substring(0, at), 0755));
        }
    }
}
