package containers.cgroups.hierarchy;

import java.util.List;
import java.util.Optional;

/**
 * Looks for a place for new groups in a hierarchy.
 *
 * <p>Root uses the topmost group. An ordinary user can make groups only where an administrator (in practice: systemd)
 * has delegated a group to them. In version 2 the group that we are in won't do, because we are in it; the usual answer
 * is the one above it, so that the new group becomes our neighbour.
 *
 * <p>Sources: {@code Documentation/admin-guide/cgroup-v2.rst}, "Delegation" and "No Internal Process Constraint";
 * systemd.resource-control(5), {@code Delegate=}.
 */
public record PlaceSearch(Hierarchy hierarchy, boolean superuser) {

    /**
     * The nearest place whose groups can have those controllers.
     *
     * @throws ControlGroupException when there is none: what is missing where, and what to do
     */
    public Place find(List<Controller> controllers) {
        Optional<String> closest = Optional.empty();
        String directory = superuser ? hierarchy.mountPoint() : hierarchy.own();
        while (directory.startsWith(hierarchy.mountPoint())) {
            Place place = Place.at(hierarchy, directory);
            if (place.isWritable()) {
                Optional<String> obstacle = place.obstacle(controllers);
                if (obstacle.isEmpty()) {
                    return place;
                }
                closest =
                        Optional.of("no control groups can be made in " + directory + ": " + obstacle.get() + advice());
            }
            directory = directory.substring(0, directory.lastIndexOf('/'));
        }
        throw new ControlGroupException(closest.orElseGet(() -> noneWritable(controllers)));
    }

    private String noneWritable(List<Controller> controllers) {
        String limit = "the limit on " + controllers.get(0) + " needs a control group, and ";
        if (superuser) {
            return limit + hierarchy.mountPoint() + " can't be written to: inside a container, start that one with"
                    + " control groups of its own; outside, mount it read-write";
        }
        return limit + "neither " + hierarchy.own() + " nor one above it is delegated to this user"
                + (hierarchy.version() == Version.V2 ? advice() : ": run as root (version 1 knows no safe delegation)");
    }

    private String advice() {
        if (superuser) {
            return "; move them into a group below it first";
        }
        return "; try: systemd-run --user --scope -p Delegate=yes COMMAND, or have an administrator add"
                + " 'Delegate=cpu cpuset io memory pids' to user@.service";
    }
}
