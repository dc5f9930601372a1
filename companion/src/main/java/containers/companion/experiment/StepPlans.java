package containers.companion.experiment;

import containers.cgroups.ControlGroup;
import containers.cgroups.Step05Cgroups;
import containers.cgroups.limits.Limit;
import containers.cgroups.limits.MemoryLimit;
import containers.cgroups.limits.PidsLimit;
import containers.filesystems.Step04Proc;
import containers.launch.Command;
import containers.launch.LaunchPlan;
import containers.launch.Step01ForkExec;
import containers.namespaces.Step02Namespaces;
import containers.rootfs.Step03Chroot;
import containers.telling.UsageException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * The plans of a step: each has one composition, which can be asked for with any command.
 *
 * @param step 1 to 5
 * @param group that the child of step 5 is in; closing this removes it
 */
record StepPlans(int step, Optional<ControlGroup> group) implements AutoCloseable {

    static final int WITH_GROUP = 5;

    private static final long MEMORY = 32L << 20;
    private static final long PROCESSES = 16;

    /** Few, so that it is soon seen what they hold back. */
    private static final List<Limit> LIMITS = List.of(MemoryLimit.of(MEMORY), new PidsLimit(PROCESSES));

    static StepPlans of(int step) {
        if (step != WITH_GROUP) {
            return new StepPlans(step, Optional.empty());
        }
        ControlGroup group = ControlGroup.of(LIMITS);
        // Or the first of two plans would find no place for the record, and make it.
        group.prepare();
        return new StepPlans(step, Optional.of(group));
    }

    LaunchPlan plan(Command command) throws IOException {
        return switch (step) {
            case 1 -> Step01ForkExec.plan(command);
            case 2 -> Step02Namespaces.plan(command);
            case 3 -> Step03Chroot.plan(command);
            case 4 -> Step04Proc.plan(command);
            case WITH_GROUP -> Step05Cgroups.plan(group.orElseThrow(), command);
            default -> throw new UsageException("step " + step + " has no experiments: steps 1 to 5 have");
        };
    }

    @Override
    public void close() {
        group.ifPresent(ControlGroup::close);
    }
}
