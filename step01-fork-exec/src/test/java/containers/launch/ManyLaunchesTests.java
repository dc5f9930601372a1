package containers.launch;

import static org.assertj.core.api.Assertions.assertThat;

import containers.calls.DirectoryCalls;
import containers.testing.HostUntouched;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(HostUntouched.class)
@Timeout(600)
class ManyLaunchesTests {

    private static final int THREADS = 4;
    private static final int LAUNCHES_PER_THREAD = 25;

    private final Launcher launcher = new Launcher();

    @Test
    void manyThreadsLaunchAtOnceWhileGarbageIsCollected() throws InterruptedException, ExecutionException {
        AtomicBoolean done = new AtomicBoolean();
        Thread garbage = new Thread(() -> makeGarbage(done));
        garbage.start();
        try {
            assertThat(inParallel(this::launchMany)).hasSize(THREADS).containsOnly(LAUNCHES_PER_THREAD);
        } finally {
            done.set(true);
            garbage.join();
        }
    }

    private int launchMany() {
        int right = 0;
        for (int i = 0; i < LAUNCHES_PER_THREAD; i++) {
            LaunchPlan plan = Plans.of("/bin/sh", "-c", "exit " + i);
            if (i % 2 == 0) {
                plan.childWaits();
            }
            plan.child().attempt(DirectoryCalls.chdir("/"));
            right += Plans.run(launcher, plan).equals(new ExitStatus.Exited(i)) ? 1 : 0;
        }
        return right;
    }

    private static <T> List<T> inParallel(Callable<T> task) throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<T> results = new ArrayList<>();
            for (Future<T> future : threads.invokeAll(Collections.nCopies(THREADS, task))) {
                results.add(future.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }

    private static void makeGarbage(AtomicBoolean done) {
        byte[][] kept = new byte[500][];
        for (int i = 0; !done.get(); i++) {
            kept[i % kept.length] = new byte[1 << 16];
            if (i % kept.length == 0) {
                System.gc();
            }
        }
    }
}
