package containers.bridge;

import static containers.calls.OpenFlag.O_CLOEXEC;
import static containers.calls.OpenFlag.O_RDONLY;

import containers.calls.CloneFlag;
import containers.calls.FileCalls;
import containers.kernel.Argument;
import containers.kernel.Kernel;
import containers.namespaces.NamespaceCalls;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;

/** A network namespace, and threads that are in it. Java's sockets are in the one of the thread that makes them. */
final class NetworkPlace implements AutoCloseable {

    private final int descriptor;

    private NetworkPlace(int descriptor) {
        this.descriptor = descriptor;
    }

    private static NetworkPlace of(String path) {
        return new NetworkPlace((int) Kernel.call(FileCalls.openat(path, O_RDONLY, O_CLOEXEC)));
    }

    static NetworkPlace ofThread() {
        return of("/proc/thread-self/ns/net");
    }

    static NetworkPlace ofProcess(int pid) {
        return of("/proc/" + pid + "/ns/net");
    }

    static NetworkPlace fresh() {
        return run(() -> {
            OwnNetwork.enter();
            return ofThread();
        });
    }

    int descriptor() {
        return descriptor;
    }

    /** What comes of something that is done there. */
    <T> T get(Callable<T> done) {
        return run(() -> {
            Kernel.call(NamespaceCalls.setns(Argument.number(descriptor), CloneFlag.CLONE_NEWNET));
            return done.call();
        });
    }

    private static <T> T run(Callable<T> done) {
        FutureTask<T> task = new FutureTask<>(done);
        new Thread(task, "in a network").start();
        try {
            return task.get();
        } catch (Exception failed) {
            throw new AssertionError(failed);
        }
    }

    @Override
    public void close() {
        Kernel.call(FileCalls.close(Argument.number(descriptor)));
    }
}
