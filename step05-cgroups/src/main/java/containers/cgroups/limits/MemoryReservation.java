package containers.cgroups.limits;

import containers.cgroups.hierarchy.Controller;
import containers.cgroups.hierarchy.Place;
import containers.cgroups.hierarchy.Version;
import java.util.List;

/**
 * How much memory the group keeps when the machine has too little: what it uses beyond is taken from it first. It may use
 * more at any other time.
 *
 * @param bytes at least {@link MemoryLimit#LEAST}, as with Docker
 */
public record MemoryReservation(long bytes) implements Limit {

    public MemoryReservation {
        if (bytes < MemoryLimit.LEAST) {
            throw new IllegalArgumentException("a memory reservation must be at least 6m (" + MemoryLimit.LEAST
                    + " bytes), not " + bytes + " bytes");
        }
        Limit.inRange("a memory reservation in bytes", bytes, MemoryLimit.LEAST, Long.MAX_VALUE / 2);
    }

    @Override
    public Controller controller() {
        return Controller.MEMORY;
    }

    @Override
    public List<Setting> settings(Place place) {
        return List.of(
                place.version() == Version.V1
                        ? Setting.of("memory.soft_limit_in_bytes", bytes)
                        : Setting.of("memory.low", bytes));
    }
}
