package containers.benchmark;

/** Does nothing for a while. */
final class Pause {

    private Pause() {}

    static void milliseconds(long time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
