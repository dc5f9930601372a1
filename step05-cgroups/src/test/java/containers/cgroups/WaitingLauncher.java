package containers.cgroups;

import containers.cgroups.limits.PidsLimit;
import containers.launch.Child;
import containers.launch.Command;
import containers.launch.LaunchPlan;
import containers.launch.Launcher;
import java.util.List;

/** The program of a launcher that is going to be killed: it prints its groups, then an empty line, and waits. */
final class WaitingLauncher {

    private WaitingLauncher() {}

    public static void main(String[] args) {
        LaunchPlan plan = new LaunchPlan();
        try (ControlGroup group = ControlGroup.of(List.of(new PidsLimit(20)))) {
            group.addTo(plan);
            Command.of("sleep", "300").addTo(plan.child());
            group.prepare();
            try (Child child = new Launcher().launch(plan)) {
                group.paths().forEach(System.out::println);
                System.out.println();
                child.waitFor();
            }
        }
    }
}
