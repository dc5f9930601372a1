package containers.joining;

import static containers.calls.OpenFlag.O_CLOEXEC;
import static containers.calls.OpenFlag.O_NONBLOCK;
import static containers.calls.OpenFlag.O_PATH;
import static containers.calls.OpenFlag.O_RDONLY;

import containers.calls.CloneFlag;
import containers.calls.FileCalls;
import containers.calls.OpenFlag;
import containers.kernel.Argument;
import containers.kernel.Errno;
import containers.kernel.Kernel;
import containers.kernel.SystemCallException;
import containers.namespaces.User;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file that is to stand for a network namespace, as {@code /run/netns/NAME} and {@code /proc/PID/ns/net} do.
 *
 * @param path where it is, or a link to it
 */
public record NetworkFile(String path) {

    /** "A file of a namespace": {@code linux/magic.h}. */
    private static final long NSFS_MAGIC = 0x6e73_6673;

    private static final int STATFS_SIZE = 120;

    // tag::check[]
    /**
     * Looks whether it is one, and whether that user can enter it. First without opening it: what is behind a path may wait
     * for ever when it is opened, as a FIFO does, or do something.
     *
     * @return this
     * @throws IllegalArgumentException when it can't be entered: why
     */
    public NetworkFile checked(User user) {
        try (Opened name = new Opened(path, O_PATH, O_CLOEXEC)) {
            if (name.filesystem() != NSFS_MAGIC) {
                throw wrong("it isn't a namespace's file");
            }
            try (Opened file = new Opened(name.path(), O_RDONLY, O_NONBLOCK, O_CLOEXEC)) {
                if (Kernel.call(NamespaceFileCalls.ioctl_ns_get_nstype(file.descriptor()))
                        != CloneFlag.CLONE_NEWNET.bits()) {
                    throw wrong("it is a namespace of another kind than a network");
                }
                if (!user.isRoot()) {
                    checkOwner(file, user);
                }
                return this;
            }
        } catch (SystemCallException refused) {
            throw wrong(told(refused.errno()));
        }
    }
    // end::check[]

    /** Who isn't root of the host has to enter the user namespace that it belongs to first: setns(2). */
    private void checkOwner(Opened file, User user) {
        byte[] owner = new byte[Integer.BYTES];
        try (Opened users = new Opened(Kernel.call(NamespaceFileCalls.ioctl_ns_get_userns(file.descriptor())))) {
            Kernel.call(NamespaceFileCalls.ioctl_ns_get_owner_uid(users.descriptor(), owner));
            long uid = Integer.toUnsignedLong(
                    ByteBuffer.wrap(owner).order(ByteOrder.nativeOrder()).getInt());
            if (uid != user.uid() || users.isEntered()) {
                throw wrong("it belongs to another user: only root can enter it");
            }
        }
    }

    private static String told(Errno errno) {
        return switch (errno) {
            case ENOENT, ENOTDIR -> "there is no such file (a process's goes when the process ends)";
            case EACCES, EPERM -> "this user may not look at it (one of another user's processes?)";
            case ELOOP -> "links lead in a circle";
            default -> "it can't be opened: " + errno;
        };
    }

    private IllegalArgumentException wrong(String why) {
        return new IllegalArgumentException(path + ": " + why);
    }

    /** A descriptor of Java's. */
    private record Opened(long number) implements AutoCloseable {

        Opened(String path, OpenFlag... flags) {
            this(Kernel.call(FileCalls.openat(path, flags)));
        }

        Argument descriptor() {
            return Argument.number(number);
        }

        /** That leads to the same file, whatever its own path leads to now. */
        String path() {
            return "/proc/self/fd/" + number;
        }

        long filesystem() {
            byte[] statfs = new byte[STATFS_SIZE];
            Kernel.call(FileCalls.statfs(path(), statfs));
            return ByteBuffer.wrap(statfs).order(ByteOrder.nativeOrder()).getLong();
        }

        /** Whether it stands for the user namespace that this process is in already. */
        boolean isEntered() {
            try {
                return Files.isSameFile(Path.of(path()), Path.of("/proc/self/ns/user"));
            } catch (IOException unreadable) {
                return false;
            }
        }

        @Override
        public void close() {
            Kernel.call(FileCalls.close(descriptor()));
        }
    }
}
