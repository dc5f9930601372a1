package containers.cgroups.limits;

import containers.cgroups.hierarchy.Controller;
import containers.cgroups.hierarchy.Place;
import containers.cgroups.hierarchy.Version;
import java.util.List;

/**
 * The group's share of the block devices when others want them too. It has an effect only on devices whose I/O scheduler
 * knows weights: BFQ, or in version 2 any with the iocost controller.
 *
 * @param weight as in Docker and the OCI runtime-spec: from 10 to 1000, 100 by default
 */
public record IoWeight(long weight) implements Limit {

    private static final int LEAST = 10;
    private static final int MOST = 1000;

    public IoWeight {
        Limit.inRange("an I/O weight", weight, LEAST, MOST);
    }

    @Override
    public Controller controller() {
        return Controller.IO;
    }

    @Override
    public List<Setting> settings(Place place) {
        if (place.version() == Version.V1) {
            return List.of(Setting.of("blkio.bfq.weight", weight));
        }
        return List.of(
                place.offers("io.bfq.weight")
                        ? Setting.of("io.bfq.weight", weight)
                        : Setting.of("io.weight", "default " + iocostWeight()));
    }

    /** In the unit of {@code io.weight}: from 1 to 10000. The line is runc's, through the least and the most. */
    private long iocostWeight() {
        return 1 + (weight - LEAST) * 9999 / (MOST - LEAST);
    }
}
