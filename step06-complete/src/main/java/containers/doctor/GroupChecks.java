package containers.doctor;

import containers.cgroups.hierarchy.ControlGroupException;
import containers.cgroups.hierarchy.Controller;
import containers.cgroups.hierarchy.Hierarchies;
import containers.cgroups.hierarchy.Place;
import containers.cgroups.hierarchy.PlaceSearch;
import java.util.List;
import java.util.TreeSet;

/**
 * Where this user can make control groups.
 *
 * @param hierarchies the trees of groups
 * @param superuser whether it is root
 */
record GroupChecks(Hierarchies hierarchies, boolean superuser) {

    private static final String THING = "control groups";

    /** What limits need. Of input and output a container can do without. */
    Finding limits() {
        try {
            TreeSet<String> places = new TreeSet<>();
            for (Controller controller : List.of(Controller.CPU, Controller.MEMORY, Controller.PIDS)) {
                Place place = place(controller);
                places.add(place.directory());
            }
            return Finding.ok(THING, "limits can be set, by groups below " + String.join(", ", places));
        } catch (ControlGroupException unavailable) {
            return Finding.missing(THING, unavailable.getMessage(), mend());
        }
    }

    Finding io() {
        String thing = "limits on disks";
        try {
            return Finding.ok(
                    thing, "they can be set in " + place(Controller.IO).directory());
        } catch (ControlGroupException unavailable) {
            return Finding.degraded(thing, unavailable.getMessage(), mend());
        }
    }

    private Place place(Controller controller) {
        return new PlaceSearch(hierarchies.require(controller), superuser).find(List.of(controller));
    }

    private String mend() {
        return superuser
                ? "start it on the host itself, or in the virtual machine: vagrant up"
                : "sudo ./contain run …; or in version 2: systemd-run --user --scope -p Delegate=yes ./contain run …";
    }
}
