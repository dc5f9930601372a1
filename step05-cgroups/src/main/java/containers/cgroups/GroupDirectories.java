package containers.cgroups;

import containers.cgroups.hierarchy.ControlGroupException;
import containers.cgroups.hierarchy.Controller;
import containers.cgroups.hierarchy.Hierarchies;
import containers.cgroups.hierarchy.Hierarchy;
import containers.cgroups.hierarchy.Place;
import containers.cgroups.hierarchy.PlaceSearch;
import containers.cgroups.hierarchy.Version;
import containers.cgroups.limits.Limit;
import containers.cgroups.limits.Setting;
import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Decides in which hierarchies a container gets a group: where a limit needs one, and, where groups can be made, where
 * one counts what the container uses.
 *
 * @param superuser whether this process may use the topmost groups
 * @param besides the controllers that root's groups are to have although no limit asks for them
 * @param everywhere whether root's are to be in hierarchies, too, in which they have none of these
 */
record GroupDirectories(Hierarchies hierarchies, boolean superuser, List<Controller> besides, boolean everywhere) {

    private static final List<Controller> COUNTING = List.of(Controller.CPUACCT, Controller.MEMORY, Controller.PIDS);

    GroupDirectories(Hierarchies hierarchies, boolean superuser, List<Controller> besides) {
        this(hierarchies, superuser, besides, false);
    }

    /**
     * The groups for those limits. Nothing is made yet.
     *
     * @throws ControlGroupException when a limit's controller is missing or no group can be made for it
     */
    List<GroupDirectory> plan(List<Limit> limits, String name) {
        for (Limit limit : limits) {
            if (limit.required()) {
                hierarchies.require(limit.controller());
            }
        }
        List<GroupDirectory> directories = new ArrayList<>();
        for (Hierarchy hierarchy : hierarchies.all()) {
            Optional<GroupDirectory> directory = plan(hierarchy, limits, name);
            if (directory.isPresent()) {
                directories.add(directory.get());
            }
        }
        return directories;
    }

    /** Empty where nothing is limited, and nothing to be counted. */
    private Optional<GroupDirectory> plan(Hierarchy hierarchy, List<Limit> limits, String name) {
        List<Controller> needed = new ArrayList<>();
        List<Limit> here = new ArrayList<>();
        for (Limit limit : limits) {
            if (limit.required() && hierarchy.has(limit.controller())) {
                here.add(limit);
                addOnce(needed, limit.controller());
            }
        }
        if (!here.isEmpty()) {
            Place place = new PlaceSearch(hierarchy, superuser).find(needed);
            List<Controller> wished = wished(hierarchy, place, needed);
            List<Setting> settings = settings(place, here);
            settings.addAll(usual(place, wished, limits));
            return Optional.of(new GroupDirectory(place, name, needed, wished, settings));
        }
        return superuser || isLentForCounting(hierarchy, limits)
                ? planForCounting(hierarchy, limits, name)
                : Optional.empty();
    }

    /**
     * Version 1 counts in one hierarchy what it limits in another. Of users, only those who were given a group can have
     * that.
     */
    private static boolean isLentForCounting(Hierarchy hierarchy, List<Limit> limits) {
        return hierarchy.version() == Version.V1
                && limits.stream().anyMatch(Limit::required)
                && Place.at(hierarchy, hierarchy.mountPoint()).isWritable();
    }

    /** What the limits come to at that place. The files have to be there, as far as that can be seen yet. */
    private static List<Setting> settings(Place place, List<Limit> limits) {
        List<Setting> settings = new ArrayList<>();
        for (Limit limit : limits) {
            for (Setting setting : limit.settings(place)) {
                if (setting.required() && place.passesOn(limit.controller())) {
                    place.require(setting.file());
                }
                settings.add(setting);
            }
        }
        return settings;
    }

    /** What nobody asked for is tried: the group is as good without. */
    private static List<Setting> usual(Place place, List<Controller> wished, List<Limit> limits) {
        List<Setting> usual = new ArrayList<>();
        for (Limit limit : limits) {
            if (!limit.required() && wished.contains(limit.controller())) {
                for (Setting setting : limit.settings(place)) {
                    usual.add(new Setting(setting.file(), setting.value(), false));
                }
            }
        }
        return usual;
    }

    private Optional<GroupDirectory> planForCounting(Hierarchy hierarchy, List<Limit> limits, String name) {
        Place place = Place.at(hierarchy, hierarchy.mountPoint());
        List<Controller> wished = wished(hierarchy, place, List.of());
        boolean possible = (everywhere || !wished.isEmpty()) && new File(place.directory()).canWrite();
        return possible
                ? Optional.of(new GroupDirectory(place, name, List.of(), wished, usual(place, wished, limits)))
                : Optional.empty();
    }

    /** Only root's groups pass on more than they did before: other users' are systemd's to arrange. */
    private List<Controller> wished(Hierarchy hierarchy, Place place, List<Controller> needed) {
        List<Controller> wished = new ArrayList<>();
        for (Controller controller : COUNTING) {
            boolean here = hierarchy.has(controller);
            if (here && !needed.contains(controller) && (superuser || place.passesOn(controller))) {
                wished.add(controller);
            }
        }
        for (Controller controller : besides) {
            if (superuser && hierarchy.has(controller)) {
                wished.add(controller);
            }
        }
        return wished;
    }

    private static void addOnce(List<Controller> controllers, Controller controller) {
        if (!controllers.contains(controller)) {
            controllers.add(controller);
        }
    }
}
