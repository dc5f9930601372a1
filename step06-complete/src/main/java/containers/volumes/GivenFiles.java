package containers.volumes;

import containers.kernel.CallList;
import containers.launch.LaunchPlan;
import java.util.List;
import java.util.Optional;

/**
 * What a container sees besides its root filesystem: the door of this package.
 *
 * @param volumes what a person chose
 * @param own what a container has in its /etc, but for one that is given as a bundle
 */
public record GivenFiles(Volumes volumes, Optional<OwnFiles> own) {

    /** All of it, on its way to its place. */
    public record Taken(Volumes.Taken volumes, Volumes.Taken own) {}

    /**
     * Takes it from the host, or makes it in memory, while the host's root is {@code /}. First what a person chose, which the
     * others cover meanwhile.
     *
     * @param shifted whether whose they are is seen as the container's user namespace sees it
     */
    public Taken take(LaunchPlan plan, boolean shifted) {
        Volumes.Taken chosen = volumes.take(plan, shifted);
        return new Taken(chosen, own.isPresent() ? own.get().take(plan.child()) : new Volumes.Taken(List.of()));
    }

    /** Puts each in its place. Comes after all other mounts. */
    public void place(CallList child, Taken taken) {
        volumes.place(child, taken.volumes());
        if (own.isPresent()) {
            own.get().place(child, taken.own());
        }
    }

    /** Whether what is made in one of them stays when the container has ended. */
    public boolean keep() {
        return volumes.keepFiles();
    }
}
