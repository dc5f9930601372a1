package containers.cgroups.limits;

import containers.cgroups.hierarchy.ControlGroupException;
import containers.cgroups.hierarchy.Controller;
import containers.cgroups.hierarchy.Place;
import containers.cgroups.hierarchy.Version;
import java.util.List;

/**
 * How soon the group's memory is swapped out, rather than what was read from files being forgotten. Only version 1 has it for
 * a group; version 2 has one for the machine.
 *
 * @param percent from 0, as late as possible, to 100
 */
public record MemorySwappiness(long percent) implements Limit {

    public MemorySwappiness {
        Limit.inRange("the swappiness of memory", percent, 0, 100);
    }

    @Override
    public Controller controller() {
        return Controller.MEMORY;
    }

    /** @throws ControlGroupException in version 2 */
    @Override
    public List<Setting> settings(Place place) {
        if (place.version() == Version.V2) {
            throw new ControlGroupException(
                    "version 2 of control groups has no swappiness for a group, only for the"
                            + " machine (sysctl vm.swappiness); without swap: a limit of memory and swap that is as large as that of memory");
        }
        return List.of(Setting.of("memory.swappiness", percent));
    }
}
