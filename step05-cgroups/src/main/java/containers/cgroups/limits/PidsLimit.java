package containers.cgroups.limits;

import containers.cgroups.hierarchy.Controller;
import containers.cgroups.hierarchy.Place;
import java.util.List;

/**
 * How many processes and threads the group can have at once. At the limit fork and clone fail with EAGAIN, and all else
 * goes on.
 *
 * <p>Source: {@code Documentation/admin-guide/cgroup-v1/pids.rst}.
 *
 * @param most from 1 to 4194304, the kernel's own limit
 * @param required whether somebody asked for it
 */
public record PidsLimit(long most, boolean required) implements Limit {

    /** Enough for any container, and few enough for the machine to go on: a fork bomb stops there. */
    private static final long USUAL = 2048;

    public PidsLimit {
        Limit.inRange("a limit on processes", most, 1, 4_194_304);
    }

    /** One that was asked for. */
    public PidsLimit(long most) {
        this(most, true);
    }

    /** For who didn't ask. */
    public static PidsLimit usual() {
        return new PidsLimit(USUAL, false);
    }

    @Override
    public Controller controller() {
        return Controller.PIDS;
    }

    @Override
    public List<Setting> settings(Place place) {
        return List.of(Setting.of("pids.max", most));
    }
}
