package containers.bridge;

import containers.calls.CloneFlag;
import containers.kernel.Kernel;
import containers.namespaces.NamespaceCalls;
import containers.netlink.NetlinkFamily;
import containers.netlink.NetlinkSocket;
import containers.rtnetlink.LinkRequests;
import java.lang.reflect.Method;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;

/** Each test runs on a thread that is in a network namespace of its own, with what it starts: the host's stays as it is. */
public final class OwnNetwork implements InvocationInterceptor {

    private static final int LOOPBACK = 1;

    @Override
    public void interceptTestMethod(
            Invocation<Void> test, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        inside(test);
    }

    @Override
    public void interceptTestTemplateMethod(
            Invocation<Void> test, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        inside(test);
    }

    private static void inside(Invocation<Void> test) throws Throwable {
        FutureTask<Void> task = new FutureTask<>(() -> {
            enter();
            return proceed(test);
        });
        Thread thread = new Thread(task, "own network");
        thread.start();
        try {
            task.get();
        } catch (ExecutionException failed) {
            throw failed.getCause();
        }
        thread.join();
    }

    private static Void proceed(Invocation<Void> test) throws Exception {
        try {
            return test.proceed();
        } catch (Exception | Error failed) {
            throw failed;
        } catch (Throwable failed) {
            throw new AssertionError(failed);
        }
    }

    /** Has this thread leave the host's. */
    public static void enter() {
        Kernel.call(NamespaceCalls.unshare(CloneFlag.CLONE_NEWNET));
        try (NetlinkSocket socket = NetlinkSocket.open(NetlinkFamily.NETLINK_ROUTE)) {
            socket.send(LinkRequests.up(LOOPBACK));
        }
    }
}
