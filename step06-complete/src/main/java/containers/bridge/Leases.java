package containers.bridge;

import static containers.calls.OpenFlag.O_CLOEXEC;
import static containers.calls.OpenFlag.O_CREAT;
import static containers.calls.OpenFlag.O_NOFOLLOW;
import static containers.calls.OpenFlag.O_RDWR;

import containers.calls.FileCalls;
import containers.calls.OpenFlag;
import containers.cgroups.removal.StateDirectory;
import containers.kernel.Argument;
import containers.kernel.Call;
import containers.kernel.Errno;
import containers.kernel.Kernel;
import containers.kernel.SystemCallException;
import containers.monitor.Gate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;

/**
 * Who has which address: an empty file, of which each container locks one byte.
 *
 * <p>So the kernel sees to it that no two have the same, whenever they start; and it drops the lock of whoever dies, so that
 * there is nothing to write down and nothing to remove. The first byte is locked by whoever sets up or removes what all of
 * them share.
 */
final class Leases implements AutoCloseable {

    /** So many addresses are handed out: a bridge has room for 1023 cables, {@code BR_MAX_PORTS}. */
    static final int MOST = 1023;

    /** The bridge's own, which is the first. */
    static final int BRIDGE = 1;

    private static final int FIRST = BRIDGE + 1;

    /** Where there are few containers, theirs are the first. */
    private static final int FEW = 16;

    private final String path;
    private final int descriptor;

    private Leases(String path, int descriptor) {
        this.path = path;
        this.descriptor = descriptor;
    }

    /** The file for the network namespace that this thread is in. */
    static String path() {
        try {
            String link =
                    Files.readSymbolicLink(Path.of("/proc/thread-self/ns/net")).toString();
            return StateDirectory.path() + "/network-" + link.replaceAll("\\D", "");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Opens it, and has it alone until {@link #share}. */
    static Leases open() {
        return open(path());
    }

    static Leases open(String path) {
        StateDirectory.make(StateDirectory.path());
        return openLocked(path, O_RDWR, O_CREAT, O_NOFOLLOW, O_CLOEXEC).orElseThrow();
    }

    /** The same where it is there already. */
    static Optional<Leases> ifThere() {
        return openLocked(path(), O_RDWR, O_NOFOLLOW, O_CLOEXEC);
    }

    /** Whether nobody has an address. That is asked without waiting for anybody. */
    static boolean areAllFree() {
        Optional<Leases> found = openAny(path(), O_RDWR, O_NOFOLLOW, O_CLOEXEC);
        if (found.isEmpty()) {
            return false;
        }
        try (Leases leases = found.get()) {
            return leases.isAlone();
        }
    }

    private static Optional<Leases> openLocked(String path, OpenFlag... flags) {
        while (true) {
            Optional<Leases> leases = openAny(path, flags);
            if (leases.isEmpty()) {
                return leases;
            }
            wait(LeaseCalls.fcntl_ofd_setlkw(leases.get().argument(), 0, 1));
            if (leases.get().isCurrent()) {
                return leases;
            }
            leases.get().close(); // the last one has removed it meanwhile
        }
    }

    private static Optional<Leases> openAny(String path, OpenFlag... flags) {
        try {
            Argument low = Argument.number(Kernel.call(FileCalls.openat(path, 0600, flags)));
            // Above those numbers that a monitor gives away itself.
            long high = Kernel.call(FileCalls.fcntl_dupfd_cloexec(low, Gate.HANDED));
            Kernel.call(FileCalls.close(low));
            return Optional.of(new Leases(path, (int) high));
        } catch (SystemCallException refused) {
            if (refused.errno() == Errno.ENOENT) {
                return Optional.empty();
            }
            throw refused;
        }
    }

    String file() {
        return path;
    }

    private Argument argument() {
        return Argument.number(descriptor);
    }

    int descriptor() {
        return descriptor;
    }

    private static void wait(Call lock) {
        while (true) {
            try {
                Kernel.call(lock);
                return;
            } catch (SystemCallException refused) {
                if (refused.errno() != Errno.EINTR) {
                    throw refused;
                }
            }
        }
    }

    /**
     * Takes an address that nobody has: its number in the subnet. Empty when all are taken.
     *
     * <p>To ask for each, one after the other, takes long where there are many: the kernel looks through all locks each time.
     */
    Optional<Integer> take() {
        Optional<Integer> first = firstOf(FEW);
        Random random = new Random();
        for (int i = 0; i < MOST && first.isEmpty(); i++) {
            int number = FIRST + random.nextInt(MOST);
            first = lock(number) ? Optional.of(number) : first;
        }
        return first.isPresent() ? first : firstOf(MOST);
    }

    private Optional<Integer> firstOf(int count) {
        for (int number = FIRST; number < FIRST + count; number++) {
            if (lock(number)) {
                return Optional.of(number);
            }
        }
        return Optional.empty();
    }

    private boolean lock(int number) {
        try {
            Kernel.call(LeaseCalls.fcntl_ofd_setlk(argument(), number, 1));
            return true;
        } catch (SystemCallException refused) {
            if (refused.errno() == Errno.EAGAIN) {
                return false;
            }
            throw refused;
        }
    }

    /** Whether nobody else has an address. */
    boolean isAlone() {
        return isFree(FIRST, MOST);
    }

    /** Whether nobody else has that one. */
    boolean isFree(int number) {
        return isFree(number, 1);
    }

    private boolean isFree(int first, int count) {
        Argument.Bytes lock = LeaseCalls.lock(first, count);
        Kernel.call(LeaseCalls.fcntl_ofd_getlk(argument(), lock));
        return LeaseCalls.isFree(lock);
    }

    /** Whether it is the one that others find: the last of them removes it. */
    boolean isCurrent() {
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

    /** Has it alone again, and gives the address back. */
    void lockAgain() {
        wait(LeaseCalls.fcntl_ofd_setlkw(argument(), 0, 1));
        Kernel.call(LeaseCalls.fcntl_ofd_unlock(argument(), FIRST, MOST));
    }

    /** What a program does in the end, which has the file open: it fails when another one has an address. */
    static Call lockAll(Argument file) {
        return LeaseCalls.fcntl_ofd_setlk(file, FIRST, MOST);
    }

    /** Lets others set up. */
    void share() {
        Kernel.call(share(argument()));
    }

    /** The same for a program, which has the file open. */
    static Call share(Argument file) {
        return LeaseCalls.fcntl_ofd_unlock(file, 0, 1);
    }

    void remove() {
        Kernel.call(FileCalls.unlinkat(path));
    }

    @Override
    public void close() {
        Kernel.call(FileCalls.close(argument()));
    }
}
