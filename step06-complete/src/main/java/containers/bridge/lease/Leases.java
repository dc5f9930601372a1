package containers.bridge.lease;

import containers.kernel.Argument;
import containers.kernel.Call;
import containers.kernel.Kernel;
import containers.locks.LockCalls;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Who has which address: a file, of which each container locks one byte.
 *
 * <p>So the kernel sees to it that no two have the same, whenever they start; and it drops the lock of whoever dies, so that
 * there is nothing to write down and nothing to remove. Only which address was handed out last is said by the file's length.
 * The first byte is locked by whoever sets up or removes what all of them share: the {@link SetupLock}.
 */
public final class Leases implements AutoCloseable {

    /** So many addresses are handed out: a bridge has room for 1023 cables, {@code BR_MAX_PORTS}. */
    public static final int MOST = 1023;

    /** The bridge's own, which is the first. */
    public static final int BRIDGE = 1;

    private static final int FIRST = BRIDGE + 1;
    private static final int LAST = FIRST + MOST - 1;

    private final LeaseFile file;
    private final SetupLock setup;

    private Leases(LeaseFile file, Duration patience) {
        this.file = file;
        this.setup = new SetupLock(file, patience);
    }

    /** Opens the file for the network namespace that this thread is in, and has it alone until {@link #share}. */
    public static Leases open() {
        return open(LeaseFile.pathHere(), SetupLock.USUAL);
    }

    public static Leases open(String path, Duration patience) {
        while (true) {
            Leases leases = new Leases(LeaseFile.open(path), patience);
            if (leases.isMine()) {
                return leases;
            }
            leases.close(); // the last one has removed it meanwhile
        }
    }

    /** Who waited in vain closes the file: else this JVM would have the lock one day, and nobody to give it back. */
    private boolean isMine() {
        try {
            setup.lock();
            return isCurrent();
        } catch (RuntimeException | Error refused) {
            close();
            throw refused;
        }
    }

    /** The same where it is there already, and nobody has an address, or sets up anything: without waiting for anybody. */
    public static Optional<Leases> ifLeft() {
        return ifLeft(LeaseFile.pathHere());
    }

    public static Optional<Leases> ifLeft(String path) {
        Optional<LeaseFile> file = LeaseFile.ifThere(path);
        if (file.isEmpty()) {
            return Optional.empty();
        }
        Leases leases = new Leases(file.get(), SetupLock.USUAL);
        if (leases.isAlone() && leases.setup.attempt()) {
            return Optional.of(leases);
        }
        leases.close();
        return Optional.empty();
    }

    /** Whether it is there already, and nobody has an address. */
    static boolean isLeft(String path) {
        Optional<LeaseFile> file = LeaseFile.ifThere(path);
        if (file.isEmpty()) {
            return false;
        }
        try (Leases leases = new Leases(file.get(), SetupLock.USUAL)) {
            return leases.isAlone();
        }
    }

    public String path() {
        return file.path();
    }

    public int descriptor() {
        return file.descriptor();
    }

    /**
     * Takes an address that nobody has: its number in the subnet. Empty when all are taken.
     *
     * <p>It is the next one, not the first that is free: whoever talked to a container that has just ended may go on for some
     * time. And to ask for one after the other takes long where there are many: the kernel looks through all locks each time.
     */
    public Optional<Integer> take() {
        int number = next(file.length());
        for (int i = 0; i < MOST; i++) {
            if (file.lock(number)) {
                file.setLength(number);
                return Optional.of(number);
            }
            number = next(number);
        }
        return Optional.empty();
    }

    private static int next(long number) {
        return number < FIRST || number >= LAST ? FIRST : (int) number + 1;
    }

    /** Whether nobody else has an address. */
    public boolean isAlone() {
        return isFree(FIRST, MOST);
    }

    /** Those that others have. */
    public IntStream taken() {
        return IntStream.rangeClosed(FIRST, LAST).filter(number -> !isFree(number));
    }

    /** Whether nobody else has that one. */
    public boolean isFree(int number) {
        return isFree(number, 1);
    }

    private boolean isFree(int first, int count) {
        Argument.Bytes lock = LockCalls.lock(first, count);
        Kernel.call(LockCalls.fcntl_ofd_getlk(file.argument(), lock));
        return LockCalls.isFree(lock);
    }

    public boolean isCurrent() {
        return file.isCurrent();
    }

    /** Has it alone again, and gives the address back. */
    public void lockAgain() {
        setup.lock();
        Kernel.call(LockCalls.fcntl_ofd_unlock(file.argument(), FIRST, MOST));
    }

    /** What a program does in the end, which has the file open: it fails when another one has an address. */
    public static Call lockAll(Argument file) {
        return LockCalls.fcntl_ofd_setlk(file, false, FIRST, MOST);
    }

    /** Lets others set up. */
    public void share() {
        Kernel.call(SetupLock.unlock(file.argument()));
    }

    public void remove() {
        file.remove();
    }

    @Override
    public void close() {
        file.close();
    }
}
