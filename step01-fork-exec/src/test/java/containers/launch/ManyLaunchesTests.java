package containers.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import containers.kernel.Argument;
import containers.kernel.Call;
import containers.kernel.CallList;
import containers.kernel.FileCalls;
import containers.kernel.Kernel;
import containers.kernel.SystemCall;
import containers.testing.Feature;
import containers.testing.HostUntouched;
import containers.testing.Needs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(HostUntouched.class)
@Timeout(600)
class ManyLaunchesTests {

    private static final Call GET_DUMPABLE = Call.of(SystemCall.PRCTL, new Argument.Word(3, "PR_GET_DUMPABLE"));

    private static final int THREADS = 8;
    private static final int LAUNCHES_PER_THREAD = 40;

    private final Launcher launcher = new Launcher();

    @AfterEach
    void close() {
        launcher.close();
    }

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

    /** A child that takes another user clears the flag of the memory that it shares with this JVM. */
    @Test
    @Needs(Feature.ROOT)
    void theJvmStaysDumpable() throws InterruptedException, ExecutionException {
        inParallel(() -> {
            for (int i = 0; i < LAUNCHES_PER_THREAD; i++) {
                LaunchPlan plan = new LaunchPlan();
                Argument nobody = Argument.number(65534);
                plan.child().add(Call.of(SystemCall.SETRESUID, nobody, nobody, nobody));
                Command.of("/bin/true").addTo(plan.child());
                Plans.run(launcher, plan);
            }
            return null;
        });

        assertThat(Kernel.call(GET_DUMPABLE)).isEqualTo(1);
    }

    /** As when another thread's child has cleared the flag just before a launch. */
    @Test
    void theJvmBecomesDumpableAgain() {
        Kernel.call(Call.of(SystemCall.PRCTL, new Argument.Word(4, "PR_SET_DUMPABLE"), Argument.number(0)));

        Plans.run(launcher, Plans.of("/bin/true"));

        assertThat(Kernel.call(GET_DUMPABLE)).isEqualTo(1);
    }

    @Test
    void memoryStaysAsItWas() throws IOException {
        launchAndFail(200);
        long before = residentKibibytes();

        launchAndFail(600);

        // 600 plans that were never given back would take more than twice as much. A JVM that is still compiling its
        // code and sizing its heap takes up to half of it.
        assertThat(residentKibibytes() - before).isLessThan(64_000);
    }

    /** Half of the launches fail. Each plan has some 300 KB of native memory. */
    private void launchAndFail(int count) {
        String ballast = "x".repeat(100_000);
        for (int i = 0; i < count; i += 2) {
            assertThat(Plans.run(launcher, Plans.of("/bin/true", ballast))).isEqualTo(new ExitStatus.Exited(0));
            LaunchPlan failing = Plans.of("/no/such/program", ballast);
            assertThatThrownBy(() -> launcher.launch(failing)).isInstanceOf(LaunchFailedException.class);
        }
    }

    private int launchMany() {
        int right = 0;
        for (int i = 0; i < LAUNCHES_PER_THREAD; i++) {
            LaunchPlan plan = Plans.of("/bin/sh", "-c", "exit " + i);
            if (i % 2 == 0) {
                plan.meanwhile(pid -> new CallList());
            }
            plan.child().attempt(FileCalls.chdir("/"));
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

    private static long residentKibibytes() throws IOException {
        System.gc();
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElseThrow();
    }
}
