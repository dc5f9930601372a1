package containers.bridge.lease;

import static containers.calls.OpenFlag.O_CLOEXEC;
import static containers.calls.OpenFlag.O_CREAT;
import static containers.calls.OpenFlag.O_NOFOLLOW;
import static containers.calls.OpenFlag.O_RDWR;

import containers.calls.DescriptorCalls;
import containers.calls.DirectoryCalls;
import containers.calls.FileCalls;
import containers.calls.OpenFlag;
import containers.cgroups.removal.StateDirectory;
import containers.kernel.Argument;
import containers.kernel.Errno;
import containers.kernel.Kernel;
import containers.kernel.SystemCallException;
import containers.locks.LockCalls;
import containers.monitor.Gate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The file whose bytes are locked, open. The last container removes it: so it may not be the one any more that others find.
 *
 * @param path where it was
 * @param descriptor above those numbers that a monitor gives away itself
 */
public record LeaseFile(String path, int descriptor) implements AutoCloseable {

    private static final String NAME = "network-";

    /** The path for the network namespace that this thread is in. */
    public static String pathHere() {
        try {
            String link =
                    Files.readSymbolicLink(Path.of("/proc/thread-self/ns/net")).toString();
            return StateDirectory.path() + "/" + NAME + link.substring(link.indexOf('[') + 1, link.length() - 1);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Those of all network namespaces in that directory, each with its namespace's number. */
    public static Map<String, Path> all(Path directory) {
        Map<String, Path> all = new HashMap<>();
        String[] names = directory.toFile().list();
        if (names != null) { // else it isn't there, or this user can't read it
            for (String name : names) {
                if (isOfNamespace(name)) {
                    all.put(name.substring(NAME.length()), directory.resolve(name));
                }
            }
        }
        return all;
    }

    /** Without a pattern: to make one takes longer than all else that a start has to do with networks. */
    private static boolean isOfNamespace(String name) {
        return name.startsWith(NAME) && name.length() > NAME.length() && Character.isDigit(name.charAt(NAME.length()));
    }

    /** Opens it, and makes it where it isn't there. */
    public static LeaseFile open(String path) {
        StateDirectory.make(StateDirectory.path());
        return open(path, O_RDWR, O_CREAT, O_NOFOLLOW, O_CLOEXEC);
    }

    /** Opens it where it is there. */
    public static Optional<LeaseFile> ifThere(String path) {
        try {
            return Optional.of(open(path, O_RDWR, O_NOFOLLOW, O_CLOEXEC));
        } catch (SystemCallException refused) {
            if (refused.errno() == Errno.ENOENT) {
                return Optional.empty();
            }
            throw refused;
        }
    }

    private static LeaseFile open(String path, OpenFlag... flags) {
        Argument low = Argument.number(Kernel.call(FileCalls.openat(path, 0600, flags)));
        long high = Kernel.call(DescriptorCalls.fcntl_dupfd_cloexec(low, Gate.HANDED));
        Kernel.call(FileCalls.close(low));
        return new LeaseFile(path, (int) high);
    }

    public Argument argument() {
        return Argument.number(descriptor);
    }

    /** Locks one of its bytes, unless another one has: whether it was to be had at once. */
    public boolean lock(long number) {
        try {
            Kernel.call(LockCalls.fcntl_ofd_setlk(argument(), false, number, 1));
            return true;
        } catch (SystemCallException refused) {
            if (refused.errno() == Errno.EAGAIN) {
                return false;
            }
            throw refused;
        }
    }

    /** How long it is; nothing is in it. */
    public long length() {
        try {
            return Files.size(Path.of(path));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    public void setLength(long length) {
        Kernel.call(FileCalls.ftruncate(argument(), length));
    }

    /** Whether it is the one that others find. */
    public boolean isCurrent() {
        byte[] found = new byte[FileCalls.STATX_SIZE];
        try {
            Kernel.call(FileCalls.statx(path, found));
        } catch (SystemCallException gone) {
            return false;
        }
        byte[] open = new byte[FileCalls.STATX_SIZE];
        Kernel.call(FileCalls.statx("/proc/self/fd/" + descriptor, open));
        int end = FileCalls.STX_INO + Long.BYTES;
        return Arrays.equals(found, FileCalls.STX_INO, end, open, FileCalls.STX_INO, end);
    }

    public void remove() {
        Kernel.call(DirectoryCalls.unlinkat(path));
    }

    @Override
    public void close() {
        Kernel.call(FileCalls.close(argument()));
    }
}
