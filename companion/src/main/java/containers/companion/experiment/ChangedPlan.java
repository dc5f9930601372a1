package containers.companion.experiment;

import containers.calls.CloneFlag;
import containers.kernel.Argument;
import containers.kernel.CallList;
import containers.launch.LaunchPlan;
import containers.monitor.Launch;
import containers.monitor.Relay;
import containers.telling.UsageException;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** A plan with other parts, or the same in another order. Because a plan is data, no step knows of it. */
final class ChangedPlan implements Launch {

    private final LaunchPlan whole;
    private final Selection left;
    private final Rearrangement parent;
    private final CallList child;
    private final CallList init;
    private final CallList holder;
    private final CallList meanwhile;
    private final CallList afterwards;
    private final CallList alone;

    ChangedPlan(LaunchPlan whole, Selection left) {
        this.whole = whole;
        this.left = left;
        this.parent = new Rearrangement(whole.parent(), left);
        Rearrangement rearranged = new Rearrangement(whole.child(), left);
        if (!rearranged.has(new Argument.Result(whole.child().rows().size() - 1))) {
            throw new UsageException("without its program there is nothing to see");
        }
        this.child = rearranged.list();
        this.init = new Rearrangement(whole.init(), left).list();
        this.holder = new Rearrangement(whole.holder(), left).list();
        this.meanwhile = new Rearrangement(whole.meanwhile(), left).list();
        this.afterwards = new Rearrangement(whole.afterwards(), left).list();
        this.alone = new Rearrangement(whole.alone(), left).list();
    }

    @Override
    public CallList parent() {
        return parent.list();
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
    public CallList child() {
        return child;
    }

    @Override
    public CallList init() {
        return init;
    }

    @Override
    public CallList holder() {
        return holder;
    }

    @Override
    public CallList meanwhile() {
        return meanwhile;
    }

    @Override
    public byte[] childDirectory() {
        return whole.childDirectory();
    }

    @Override
    public int handedDown() {
        return whole.handedDown();
    }

    @Override
    public List<Errand> errands() {
        return whole.errands();
    }

    @Override
    public Optional<Attendant> attendant() {
        return whole.attendant();
    }

    @Override
    public CallList afterwards() {
        return afterwards;
    }

    @Override
    public Optional<Turn> turn() {
        return whole.turn();
    }

    @Override
    public CallList alone() {
        return alone;
    }

    @Override
    public OptionalInt kept() {
        return whole.kept();
    }

    @Override
    public List<String> groups() {
        return whole.groups();
    }

    @Override
    public Optional<String> record() {
        return whole.record();
    }

    @Override
    public Optional<Relay> relay() {
        return whole.relay();
    }

    @Override
    public boolean guarded() {
        return whole.guarded();
    }
}
