package containers.companion.experiment;

import containers.calls.CloneFlag;
import containers.kernel.Argument;
import containers.kernel.CallList;
import containers.launch.LaunchPlan;
import containers.monitor.CallLists;
import containers.monitor.Duties;
import containers.monitor.Launch;
import containers.telling.UsageException;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** A plan with other parts, or the same in another order. Because a plan is data, no step knows of it. */
final class ChangedPlan implements Launch {

    private final LaunchPlan whole;
    private final Selection left;
    private final Rearrangement parent;
    private final CallLists calls;

    ChangedPlan(LaunchPlan whole, Selection left) {
        this.whole = whole;
        this.left = left;
        this.parent = new Rearrangement(whole.parent(), left);
        Rearrangement rearranged = new Rearrangement(whole.child(), left);
        if (!rearranged.has(new Argument.Result(whole.child().rows().size() - 1))) {
            throw new UsageException("without its program there is nothing to see");
        }
        this.calls = new CallLists(
                parent.list(),
                rearranged.list(),
                changed(whole.init()),
                changed(whole.holder()),
                changed(whole.meanwhile()),
                changed(whole.afterwards()),
                changed(whole.alone()));
    }

    private CallList changed(CallList list) {
        return new Rearrangement(list, left).list();
    }

    @Override
    public CallLists calls() {
        return calls;
    }

    @Override
    public Set<CloneFlag> namespaces() {
        Set<CloneFlag> asked = EnumSet.noneOf(CloneFlag.class);
        left.parts().forEach(part -> asked.addAll(whole.parts().get(part)));
        asked.removeIf(flag -> !left.leaves(flag));
        return asked;
    }

    @Override
    public Optional<Argument.Result> controlGroup() {
        return whole.controlGroup()
                .filter(group -> parent.has(group) && left.leaves(CloneFlag.CLONE_INTO_CGROUP))
                .map(parent::moved);
    }

    @Override
    public byte[] childDirectory() {
        return whole.childDirectory();
    }

    @Override
    public Duties duties() {
        return whole.duties();
    }
}
