package containers.doctor;

import containers.cgroups.hierarchy.ControlGroupException;
import containers.cgroups.hierarchy.Controller;
import containers.cgroups.hierarchy.Hierarchies;
import containers.cgroups.hierarchy.Place;
import containers.cgroups.hierarchy.PlaceSearch;
import containers.cgroups.hierarchy.Version;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

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
            TreeSet<Version> versions = new TreeSet<>();
            for (Controller controller : List.of(Controller.CPU, Controller.MEMORY, Controller.PIDS)) {
                Place place = place(controller);
                places.add(place.directory());
                versions.add(place.version());
            }
            return Finding.ok(
                    THING, has(versions) + ": limits can be set, by groups below " + String.join(", ", places));
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

    /** Root makes groups wherever it finds a tree. Others need one that was given to them. */
    private String has(Set<Version> versions) {
        String numbers = versions.stream().map(GroupChecks::number).collect(Collectors.joining(" and "));
        return "version " + numbers + (superuser ? ", root's own" : ", delegated to this user");
    }

    private static String number(Version version) {
        return switch (version) {
            case V1 -> "1";
            case V2 -> "2";
        };
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
