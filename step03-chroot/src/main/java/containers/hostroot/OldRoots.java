package containers.hostroot;

import containers.calls.FileCalls;
import containers.calls.OpenFlag;
import containers.kernel.Argument;
import containers.kernel.Kernel;
import containers.kernel.SystemCallException;
import containers.locks.LockCalls;
import containers.locks.LockFlag;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The root filesystems in a cache that are of no use any more: out of date, or half built by who was killed then.
 *
 * <p>A container holds a lock on the one that it uses: {@code RootFilesystem.keep}. That one is for a later run to remove.
 */
final class OldRoots {

    private static final String LEAVING = ".old";

    private final List<Path> directories = new ArrayList<>();

    /** All that are there but the current one, whose name is given. */
    OldRoots(Path cache, String current) {
        for (String name : Objects.requireNonNullElse(cache.toFile().list(), new String[0])) {
            if (name.startsWith(HostRoot.PREFIX) && !name.equals(current)) {
                directories.add(cache.resolve(name));
            }
        }
    }

    boolean isEmpty() {
        return directories.isEmpty();
    }

    /** Removes what nobody uses. What can't be removed stays, and is no reason not to run a container. */
    void remove() {
        for (Path directory : directories) {
            try {
                removeUnused(directory);
            } catch (SystemCallException | IOException inUse) {
                // It is for a later run.
            }
        }
    }

    private static void removeUnused(Path directory) throws IOException {
        Argument opened = Argument.number(Kernel.call(FileCalls.openat(
                directory.toString(),
                OpenFlag.O_RDONLY,
                OpenFlag.O_DIRECTORY,
                OpenFlag.O_NOFOLLOW,
                OpenFlag.O_CLOEXEC)));
        try {
            Kernel.call(LockCalls.flock(opened, LockFlag.LOCK_EX, LockFlag.LOCK_NB));
            new Tree(outOfTheWay(directory)).remove();
        } finally {
            Kernel.call(FileCalls.close(opened));
        }
    }

    /** Under another name. Who comes too late to lock it finds nothing then, rather than half of it. */
    private static Path outOfTheWay(Path directory) throws IOException {
        String name = directory.getFileName().toString();
        return name.endsWith(LEAVING) ? directory : Files.move(directory, directory.resolveSibling(name + LEAVING));
    }
}
