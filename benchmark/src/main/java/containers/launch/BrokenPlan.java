package containers.launch;

import containers.kernel.Argument;
import containers.kernel.Call;
import containers.kernel.CallList;
import containers.kernel.FileCalls;

/** A launch plan that comes to a bad end. */
public final class BrokenPlan {

    /** Fails with EBADF. */
    private static final Call REFUSED = FileCalls.close(Argument.number(-1));

    private BrokenPlan() {}

    /** How many rows a plan has: the parent's, then the child's. */
    public static int rows(LaunchPlan plan) {
        return plan.parent().rows().size() + plan.child().rows().size();
    }

    /** The same plan up to that row, where a call comes that fails. */
    public static LaunchPlan failingAt(int row, LaunchPlan plan) {
        int ofParent = plan.parent().rows().size();
        LaunchPlan broken = new LaunchPlan();
        broken.namespaces().addAll(plan.namespaces());
        copy(plan.parent(), Math.min(row, ofParent), broken.parent());
        if (row < ofParent) {
            broken.parent().add(REFUSED);
            return broken;
        }
        if (plan.controlGroup() != null) {
            broken.bornIn(plan.controlGroup());
        }
        copy(plan.child(), row - ofParent, broken.child());
        broken.child().add(REFUSED);
        return broken;
    }

    private static void copy(CallList from, int rows, CallList to) {
        for (CallList.Row row : from.rows().subList(0, rows)) {
            if (row.mayFail()) {
                to.attempt(row.call());
            } else {
                to.add(row.call());
            }
        }
    }
}
