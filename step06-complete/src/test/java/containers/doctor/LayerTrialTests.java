package containers.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import containers.cgroups.Step05Cgroups;
import containers.launch.LaunchPlan;
import containers.namespaces.User;
import containers.runner.ChangedHost;
import containers.runner.NothingLeft;
import containers.runner.Run;
import containers.runner.RunnerProcess;
import containers.testing.HostUntouched;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Whether the doctor knows what the kernel says of overlays in user namespaces. */
@ExtendWith({HostUntouched.class, NothingLeft.class})
class LayerTrialTests {

    /** Where these tests can run, it can be mounted: all containers of an ordinary user need that. */
    @Test
    void itCanBeMountedHere() {
        assertThat(new LayerTrial(Step05Cgroups.advice(), User.current()).overlay())
                .isEqualTo(Finding.ok("overlay", "a layer of changes can be mounted in a user namespace"));
    }

    /** A user namespace isn't to be had, so neither is what belongs to it. Each user is told what that takes away. */
    @Test
    void itCannotBeMounted() {
        LaunchPlan plan = new LaunchPlan();
        ChangedHost.becomeUser(plan, 1000);
        ChangedHost.write(plan.child(), "/proc/sys/user/max_user_namespaces", "0");

        Run run = ChangedHost.run(plan, RunnerProcess.inPlace("doctor"));

        assertThat(run.out())
                .containsPattern("missing +overlay +no layer of changes can be mounted in a user namespace: clone3\\(");
        assertThat(run.status()).isEqualTo(1);
    }
}
