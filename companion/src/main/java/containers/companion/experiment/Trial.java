package containers.companion.experiment;

import static containers.rootfs.MountFlag.MS_REC;
import static containers.rootfs.MountFlag.MS_SHARED;

import containers.cgroups.Step05Cgroups;
import containers.companion.lab.Change;
import containers.kernel.Kernel;
import containers.launch.Command;
import containers.launch.LaunchPlan;
import containers.launch.Launcher;
import containers.rootfs.Mount;
import containers.rootfs.MountCalls;
import containers.telling.Failures;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;

/**
 * Runs a step's container as it is, then with a change, and prints how the two differ. Only inside the sandbox: without its
 * own mounts, say, a container mounts over the host's.
 */
public final class Trial {

    private Trial() {}

    /**
     * Takes the step's number, a shell's command to run in both, the kind of change, whether the plan is root's, and the
     * parts.
     */
    public static void main(String[] words) {
        int status = run(Integer.parseInt(words[0]), words[1], change(List.of(words)));
        System.out.flush();
        Runtime.getRuntime().halt(status);
    }

    private static Change change(List<String> words) {
        return new Change(
                Change.Kind.valueOf(words.get(2)), words.subList(4, words.size()), Boolean.parseBoolean(words.get(3)));
    }

    private static int run(int step, String shell, Change change) {
        Command command = Command.of("/bin/sh", "-c", Observation.script(shell));
        try {
            beLikeAHost();
            // The whole one first: it leaves nothing behind.
            Observation whole = observe(step, command, plan -> Selection.all(plan, change));
            Observation changed =
                    observe(step, command, plan -> Selection.all(plan, change).with(plan, change));
            new Comparison(whole, changed, shell).lines().forEach(System.out::println);
            return 0;
        } catch (IOException | RuntimeException | VirtualMachineError failed) {
            return new Failures("workshop", Step05Cgroups.advice(), System.out).tell(failed);
        }
    }

    private static Observation observe(int step, Command command, Function<LaunchPlan, Selection> left)
            throws IOException {
        try (StepPlans plans = StepPlans.of(step)) {
            LaunchPlan plan = plans.plan(command);
            Selection selection = left.apply(plan);
            return Observation.of(new ChangedPlan(plan, selection), new Launcher().idling(selection::idles));
        }
    }

    /** Where systemd is, mounts are shared: what is mounted in a copy of the tree appears in the first, too. */
    private static void beLikeAHost() {
        Kernel.call(MountCalls.mount(Mount.change("/", MS_REC, MS_SHARED)));
    }
}
