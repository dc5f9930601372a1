package containers.launch;

import containers.kernel.CallList;
import java.util.concurrent.CountDownLatch;

/** A JVM whose children wait at their gates for ever: it prints their PIDs and opens no gate. Then it is killed. */
final class ManyAtTheGate {

    static final int CHILDREN = 16;

    private ManyAtTheGate() {}

    /** Takes a file, which the children would make if they were let through. */
    @SuppressWarnings("resource") // It is killed before it could close anything.
    public static void main(String[] args) {
        Launcher launcher = new Launcher();
        CountDownLatch start = new CountDownLatch(1);
        for (int i = 0; i < CHILDREN; i++) {
            new Thread(() -> launch(launcher, start, args[0])).start();
        }
        start.countDown();
    }

    private static void launch(Launcher launcher, CountDownLatch start, String file) {
        LaunchPlan plan = Plans.of("touch", file);
        plan.meanwhile(pid -> {
            System.out.println(pid);
            awaitForEver();
            return new CallList();
        });
        await(start);
        launcher.launch(plan).close();
    }

    private static void awaitForEver() {
        await(new CountDownLatch(1));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }
}
