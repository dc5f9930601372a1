package containers.benchmark.measured;

import java.util.List;

/**
 * A container that runs, as its host sees it.
 *
 * @param monitor who waits for its end
 * @param guardian who ends it when the monitor is killed
 * @param container its first process
 */
public record Monitored(Handle monitor, Handle guardian, Handle container) implements AutoCloseable {

    private static final int PATIENCE = 1_500;

    /** Waits until {@link TinyRoot#PAUSE} runs in the container that this process looks after, or is to become the one to. */
    public static Monitored await(int monitor) {
        for (int i = 0; i < PATIENCE; i++) {
            List<String> children = List.of(
                    ProcFile.read(monitor + "/task/" + monitor + "/children").split(" ", -1));
            // They are called as the monitor is, until one of them runs a program of its own.
            if (children.size() == 2 && children.stream().anyMatch(Monitored::isContainer)) {
                boolean first = isContainer(children.get(0));
                return new Monitored(
                        Handle.of(monitor), handle(children.get(first ? 1 : 0)), handle(children.get(first ? 0 : 1)));
            }
            Pause.milliseconds(20);
        }
        throw new IllegalStateException("a container doesn't start: its monitor is " + monitor);
    }

    private static Handle handle(String pid) {
        return Handle.of(Integer.parseInt(pid));
    }

    private static boolean isContainer(String pid) {
        return ProcFile.read(pid + "/comm").equals("pause");
    }

    @Override
    public void close() {
        monitor.close();
        guardian.close();
        container.close();
    }
}
