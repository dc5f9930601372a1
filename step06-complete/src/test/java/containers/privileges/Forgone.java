package containers.privileges;

import containers.kernel.CallList;

/** A capability that a process and those that it becomes will not have again: capabilities(7), "Capability bounding set". */
public final class Forgone {

    private Forgone() {}

    /** The next program hasn't it, also when root starts it. */
    public static void addTo(CallList child, Capability capability) {
        child.add(PrivilegeCalls.prctl_capbset_drop(capability.number()));
    }
}
