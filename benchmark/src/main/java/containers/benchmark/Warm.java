package containers.benchmark;

import containers.cgroups.ControlGroupException;
import java.io.IOException;
import java.nio.file.Path;

/** Measures launches from a warm JVM and the same from C, in turns. */
final class Warm {

    private static final int WARM_UP = 400;
    private static final int AT_A_TIME = 10;

    private final Path directory;
    private final Samples samples;
    private final StopSwitch stop;

    Warm(Path directory, Samples samples, StopSwitch stop) {
        this.directory = directory;
        this.samples = samples;
        this.stop = stop;
    }

    void measure(int rounds) throws IOException {
        try (Launches launches = new Launches(TinyRoot.in(directory))) {
            for (Variant variant : Variant.values()) {
                try (Peer peer = Peer.in(directory, variant)) {
                    measure(launches, variant, peer, rounds);
                } catch (ControlGroupException notHere) {
                    System.err.println(
                            "benchmark: " + variant.title() + " isn't possible here: " + notHere.getMessage());
                }
            }
        }
    }

    private void measure(Launches launches, Variant variant, Peer peer, int rounds) throws IOException {
        Launches.Planned planned = launches.new Planned(variant);
        String series = "warm " + System.getProperty("java.version") + " " + variant.word();
        for (int i = 0; i < WARM_UP && !stop.isOn(); i++) {
            planned.launch();
            launches.launchAnew(variant);
        }
        for (int i = 0; i < rounds && !stop.isOn(); i++) {
            // Every other round goes the other way round, so that nobody always comes after the same one.
            for (int j = 0; j < 3; j++) {
                int turn = i % 2 == 0 ? j : 2 - j;
                switch (turn) {
                    case 0 -> samples.add(series + " java", times(planned::launch));
                    case 1 -> measurePeer(series, peer);
                    default -> samples.add(series + " anew", times(() -> launches.launchAnew(variant)));
                }
            }
        }
        samples.save();
    }

    private void measurePeer(String series, Peer peer) {
        if (peer != null) {
            samples.add(series + " c", peer.launch(AT_A_TIME));
        }
    }

    private static long[] times(Runnable launch) {
        long[] nanoseconds = new long[AT_A_TIME];
        for (int i = 0; i < AT_A_TIME; i++) {
            long start = System.nanoTime();
            launch.run();
            nanoseconds[i] = System.nanoTime() - start;
        }
        return nanoseconds;
    }
}
