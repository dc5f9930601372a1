package containers.cgroups.limits;

import containers.cgroups.hierarchy.Controller;
import containers.cgroups.hierarchy.Place;
import java.util.List;

/** One limit on what a container can use. Each knows which file of a group gets which value, in both versions. */
public sealed interface Limit
        permits MemoryLimit,
                MemoryReservation,
                MemorySwappiness,
                CpuQuota,
                CpuWeight,
                Cpuset,
                PidsLimit,
                IoWeight,
                IoThrottle {

    /** The controller that enforces it. */
    Controller controller();

    /** Whether a container that can't have it is refused. Otherwise it holds where there is a group for it anyway. */
    default boolean required() {
        return true;
    }

    /** What to write to make it so, for a group at that place, in the order in which it has to be written. */
    List<Setting> settings(Place place);

    /**
     * Checks a number's bounds.
     *
     * @throws IllegalArgumentException one line with the number and the bounds
     */
    static long inRange(String what, long value, long least, long most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(what + " must be from " + least + " to " + most + ", not " + value);
        }
        return value;
    }
}
