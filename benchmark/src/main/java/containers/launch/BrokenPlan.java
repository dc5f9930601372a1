package containers.launch;

import containers.calls.FileCalls;
import containers.kernel.Argument;
import containers.kernel.Call;
import containers.kernel.CallList;
import java.util.List;

/** A launch plan that comes to a bad end. */
public final class BrokenPlan {

    /** Fails with EBADF. */
    private static final Call REFUSED = FileCalls.close(Argument.number(-1));

    private final LaunchPlan broken = new LaunchPlan();

    /** How many rows are left until the one that fails; below zero behind it. */
    private int left;

    private BrokenPlan(int row) {
        left = row;
    }

    /** How many rows a plan has: the parent's, those while the child waits, the child's. */
    public static int rows(LaunchPlan plan) {
        return plan.parent().rows().size()
                + plan.meanwhile().rows().size()
                + plan.child().rows().size();
    }

    /** The same plan with a call that fails in place of that row. */
    public static LaunchPlan failingAt(int row, LaunchPlan plan) {
        return new BrokenPlan(row).of(plan);
    }

    private LaunchPlan of(LaunchPlan plan) {
        broken.namespaces().addAll(plan.namespaces());
        plan.controlGroup().ifPresent(broken::bornIn);
        plan.record().ifPresent(record -> broken.removeAfterwards(plan.groups(), record));
        if (plan.guarded()) {
            broken.guard();
        }
        copy(plan.parent().rows(), broken.parent());
        if (!plan.meanwhile().rows().isEmpty()) {
            copyMeanwhile(plan.meanwhile().rows());
        }
        copy(plan.child().rows(), broken.child());
        copy(plan.holder().rows(), broken.holder());
        copy(plan.afterwards().rows(), broken.afterwards());
        copy(plan.alone().rows(), broken.alone());
        plan.turn().ifPresent(broken::takeTurn);
        plan.kept().ifPresent(broken::keep);
        return broken;
    }

    /** The first of these rows opens a path that is in a buffer of the plan's own. */
    private void copyMeanwhile(List<CallList.Row> rows) {
        if (left == 0) {
            broken.meanwhile().add(REFUSED);
        } else {
            broken.childWaits();
        }
        left--;
        copy(rows.subList(1, rows.size()), broken.meanwhile());
    }

    private void copy(List<CallList.Row> from, CallList to) {
        for (CallList.Row row : from) {
            if (left == 0) {
                to.add(REFUSED);
            } else if (row.mayFail()) {
                to.attempt(row.call(), row.tellings());
            } else {
                to.add(row.call(), row.tellings());
            }
            left--;
        }
    }
}
