package containers.benchmark.memory;

import containers.benchmark.measured.Pause;
import java.io.IOException;

/** The kernel frees some things a little later: when that is over, a group's charge stays the same. */
final class Settled {

    private static final int STEPS = 100;
    private static final int SAME = 5;

    private Settled() {}

    static void wait(MemoryGroup group) throws IOException {
        long last = -1;
        int same = 0;
        for (int i = 0; i < STEPS && same < SAME; i++) {
            Pause.milliseconds(200);
            long now = group.charged();
            same = now == last ? same + 1 : 0;
            last = now;
        }
    }
}
