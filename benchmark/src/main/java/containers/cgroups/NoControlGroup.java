package containers.cgroups;

import java.util.List;

/** A container without a control group: what an ordinary user without limits gets, for root too. */
public final class NoControlGroup {

    private NoControlGroup() {}

    /** A group without a directory. */
    public static ControlGroup none() {
        return ControlGroup.of(List.of(), new GroupDirectories(Hierarchies.current(), false));
    }
}
