package containers.companion.experiment;

import containers.calls.CloneFlag;
import containers.kernel.CallList;
import containers.kernel.Part;
import containers.launch.Command;
import containers.launch.LaunchPlan;
import java.io.IOException;
import java.util.Set;

/**
 * Prints a step's plan, part by part, as the classes that it meets make it. Only inside the sandbox: they may be a
 * learner's. Each part is a line that begins with {@code +}, each call one that begins with a blank.
 */
public final class PlanListing {

    static final String PART = "+";
    static final String CALL = " ";

    private PlanListing() {}

    /** Takes the step's number. */
    public static void main(String[] words) throws IOException {
        try (StepPlans plans = StepPlans.of(Integer.parseInt(words[0]))) {
            LaunchPlan plan = plans.plan(Command.of("/bin/true"));
            plan.parts().forEach((part, flags) -> print(plan, part, flags));
        }
        System.out.flush();
        Runtime.getRuntime().halt(0);
    }

    private static void print(LaunchPlan plan, Part part, Set<CloneFlag> flags) {
        System.out.println(PART + part);
        flags.forEach(flag -> System.out.println(CALL + "clone3 with " + flag));
        for (CallList list : plan.calls().all()) {
            list.rows().stream()
                    .filter(row -> row.part().equals(part))
                    .forEach(row -> System.out.println(
                            CALL + Calls.withoutNumbers(row.call().toString())));
        }
    }
}
