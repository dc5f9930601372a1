package containers.runner;

import static org.assertj.core.api.Assertions.assertThat;

import containers.calls.FileCalls;
import containers.calls.OpenFlag;
import containers.hostroot.HostRoot;
import containers.kernel.Argument;
import containers.kernel.Kernel;
import containers.kernel.SystemCallException;
import containers.locks.LockCalls;
import containers.locks.LockFlag;
import containers.namespaces.User;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Fails a test after which there are other files than before where a run keeps some: its records, cache and layers. */
public final class NothingLeft implements BeforeEachCallback, AfterEachCallback {

    private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create(NothingLeft.class);

    /** How often to look again, 20 ms apart: who was killed is cleaned up behind a moment later. */
    private static final int PATIENCE = 500;

    private static final int ADDRESSES = 65_536;

    @Override
    public void beforeEach(ExtensionContext context) {
        makeHostRoot();
        context.getStore(NAMESPACE).put(Set.class, files());
    }

    @Override
    public void afterEach(ExtensionContext context) {
        Set<?> before = context.getStore(NAMESPACE).get(Set.class, Set.class);
        Set<String> left = left(before);
        for (int i = 0; i < PATIENCE && !left.isEmpty(); i++) {
            LockSupport.parkNanos(20_000_000);
            left = left(before);
        }
        assertThat(left).as("files left behind").isEmpty();
    }

    /** The first run, and the first after the host's programs changed, leaves it in the cache: that is what a cache is for. */
    private static void makeHostRoot() {
        try {
            HostRoot.inUserCache().directory();
        } catch (IOException notMade) {
            throw new UncheckedIOException(notMade);
        }
    }

    private static Set<String> left(Set<?> before) {
        Set<String> left = files();
        left.removeAll(before);
        left.removeIf(NothingLeft::isSomebodys);
        left.remove(records().resolve("ids").toString()); // made once, to be locked: see RangeLock
        return left;
    }

    /** Whether it is the record of a container that is running now: others may use this host, too. */
    private static boolean isSomebodys(String file) {
        if (!file.startsWith(records() + "/")) {
            return false;
        }
        try {
            Argument record = Argument.number(Kernel.call(FileCalls.openat(file, OpenFlag.O_RDWR, OpenFlag.O_CLOEXEC)));
            try {
                Kernel.call(LockCalls.flock(record, LockFlag.LOCK_EX, LockFlag.LOCK_NB));
                // Of the file of a bridge's addresses each container has locked one byte.
                Kernel.call(LockCalls.fcntl_ofd_setlk(record, false, 0, ADDRESSES));
                return false;
            } finally {
                Kernel.call(FileCalls.close(record));
            }
        } catch (SystemCallException refused) {
            return true; // its monitor lives, or the file has just gone
        }
    }

    /** Where the records of control groups are, see {@code StateDirectory}. */
    public static Path records() {
        if (User.current().isRoot()) {
            return Path.of("/run/contain");
        }
        String runtime = System.getenv("XDG_RUNTIME_DIR");
        boolean usable = runtime != null && Files.isWritable(Path.of(runtime));
        return Path.of(usable ? runtime : User.cache(), "contain");
    }

    private static Set<String> files() {
        Set<String> files = new TreeSet<>();
        add(files, records());
        add(files, Path.of(User.cache(), "understanding-containers"));
        for (String name : List.of("upper", "work", "root", "escape", "below")) {
            add(files, Path.of("/tmp", name));
        }
        return files;
    }

    private static void add(Set<String> files, Path path) {
        if (!Files.exists(path)) {
            return;
        }
        try (Stream<Path> below = Files.isDirectory(path) ? Files.list(path) : Stream.of(path)) {
            below.forEach(file -> files.add(file.toString()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
