package containers.benchmark.measured;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Lets whoever ends this JVM (SIGTERM) wait until the container at hand has come to its end and is cleaned up. */
public final class StopSwitch implements AutoCloseable {

    private static final int PATIENCE = 20;

    private final CountDownLatch finished = new CountDownLatch(1);
    private volatile boolean stopping;

    public StopSwitch() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop));
    }

    public boolean isOn() {
        return stopping;
    }

    private void stop() {
        stopping = true;
        try {
            if (!finished.await(PATIENCE, TimeUnit.SECONDS)) {
                System.err.println("benchmark: the container at hand doesn't end");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        finished.countDown();
    }
}
