package containers.benchmark;

import containers.benchmark.measured.Launches;
import containers.benchmark.measured.StopSwitch;
import containers.benchmark.measured.TinyRoot;
import containers.benchmark.peer.Peer;
import containers.launch.PreparedLaunch;
import java.io.IOException;
import java.nio.file.Path;

/** Measures launches from a warm JVM, good ones and such that fail, and the same from C, in turns. */
final class Warm {

    private static final int WARM_UP = 500;
    private static final int AT_A_TIME = 10;

    private final Launches launches;
    private final Path directory;
    private final Samples samples;
    private final StopSwitch stop;

    Warm(Path directory, Samples samples, StopSwitch stop) throws IOException {
        this.launches = new Launches(TinyRoot.in(directory));
        this.directory = directory;
        this.samples = samples;
        this.stop = stop;
    }

    void measure(int rounds) throws IOException {
        try (PreparedLaunch good = launches.prepared(TinyRoot.TRUE);
                PreparedLaunch bad = launches.prepared(TinyRoot.MISSING)) {
            measure(rounds, good, bad);
        }
        samples.save();
    }

    private void measure(int rounds, PreparedLaunch good, PreparedLaunch bad) throws IOException {
        for (int i = 0; i < WARM_UP && !stop.isOn(); i++) {
            launches.runToEnd(good);
            launches.runToFailure(bad);
            launches.launchAnew();
        }
        String series = "warm " + System.getProperty("java.version");
        try (Peer c = new Peer(directory, "beside-c");
                Peer ours = new Peer(directory, "beside")) {
            for (int i = 0; i < rounds && !stop.isOn(); i++) {
                // Every other round goes the other way round, so that nobody always comes after the same one.
                for (int j = 0; j < 5; j++) {
                    switch (i % 2 == 0 ? j : 4 - j) {
                        case 0 -> samples.add(series + " java", times(() -> launches.runToEnd(good)));
                        case 1 -> samples.add(series + " c", c.launch(AT_A_TIME));
                        case 2 -> samples.add(series + " c ours", ours.launch(AT_A_TIME));
                        case 3 -> samples.add(series + " failing", times(() -> launches.runToFailure(bad)));
                        default -> samples.add(series + " anew", times(launches::launchAnew));
                    }
                }
            }
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
