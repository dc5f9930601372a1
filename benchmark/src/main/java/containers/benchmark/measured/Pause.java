package containers.benchmark.measured;

/** Does nothing for a while. */
public final class Pause {

    private Pause() {}

    public static void milliseconds(long time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
