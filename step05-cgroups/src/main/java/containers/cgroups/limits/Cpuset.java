package containers.cgroups.limits;

import containers.cgroups.hierarchy.ControlFile;
import containers.cgroups.hierarchy.Controller;
import containers.cgroups.hierarchy.Place;
import containers.cgroups.hierarchy.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which of the machine's CPUs the group's processes run on, and which of its memories they use: a large machine has several,
 * each nearer to some CPUs.
 *
 * @param cpus empty for all
 * @param memories empty for all
 */
public record Cpuset(Optional<NumberList> cpus, Optional<NumberList> memories) implements Limit {

    private static final String CPUS = "cpuset.cpus";
    private static final String MEMORIES = "cpuset.mems";

    /** Version 2 takes any, and goes on with all where none is there: so it is looked at here. */
    public Cpuset {
        cpus.ifPresent(list -> check("CPUs", list, NumberList.inFile("/sys/devices/system/cpu/online")));
        memories.ifPresent(list -> check("memories", list, NumberList.inFile("/sys/devices/system/node/online")));
    }

    private static void check(String what, NumberList asked, NumberList there) {
        if (!asked.isWithin(there)) {
            throw new IllegalArgumentException(
                    "the " + what + " of this machine are " + there.text() + ", and not all of " + asked.text());
        }
    }

    @Override
    public Controller controller() {
        return Controller.CPUSET;
    }

    /** In version 1 nobody can enter a group that has none of either: it gets those of the group above. */
    @Override
    public List<Setting> settings(Place place) {
        List<Setting> settings = new ArrayList<>();
        value(place, CPUS, cpus).ifPresent(value -> settings.add(new Setting(CPUS, value, true)));
        value(place, MEMORIES, memories).ifPresent(value -> settings.add(new Setting(MEMORIES, value, true)));
        return settings;
    }

    private static Optional<String> value(Place place, String file, Optional<NumberList> asked) {
        return place.version() == Version.V1 && asked.isEmpty()
                ? Optional.of(ControlFile.read(place.directory() + "/" + file).strip())
                : asked.map(NumberList::text);
    }
}
