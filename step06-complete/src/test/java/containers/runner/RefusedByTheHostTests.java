package containers.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import containers.calls.CloneFlag;
import containers.filesystems.Step04Proc;
import containers.launch.LaunchPlan;
import containers.namespaces.Namespaces;
import containers.namespaces.Step02Namespaces;
import containers.namespaces.User;
import containers.rootfs.Mount;
import containers.rootfs.MountCalls;
import containers.rootfs.RootFilesystem;
import containers.rootfs.Step03Chroot;
import containers.testing.Feature;
import containers.testing.HostUntouched;
import containers.testing.InCi;
import containers.testing.Needs;
import containers.testing.OtherJvm;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Hosts that forbid or lack what a container needs: the runner runs in namespaces that are made so. */
@ExtendWith({HostUntouched.class, NothingLeft.class})
class RefusedByTheHostTests {

    private static final Path NOEXEC = Path.of("/proc/sys/vm/memfd_noexec");
    private static final User CURRENT = User.current();

    /** Who isn't root needs a user namespace, and here nobody may make one. */
    @Test
    void userNamespacesAreForbidden() {
        LaunchPlan plan = new LaunchPlan();
        ChangedHost.becomeUser(plan, 1000);
        ChangedHost.write(plan.child(), "/proc/sys/user/max_user_namespaces", "0");

        Run run = contain(plan, "run", "--", "true");

        assertThat(run.status()).isEqualTo(125);
        assertThat(run.out().lines()).hasSize(2).satisfies(lines -> {
            assertThat(lines.get(0))
                    .startsWith("contain: clone3(")
                    .endsWith("failed: ENOSPC (No space left on device)");
            assertThat(lines.get(1))
                    .startsWith("contain: User namespaces are forbidden to ordinary users:")
                    .contains("user.max_user_namespaces is 0", "As root: sysctl user.max_user_namespaces=");
        });
    }

    /** The steps say the same. Step 1 needs no namespace, and step 5 has no control groups there. */
    @Test
    @InCi
    void soDoTheSteps() {
        for (Class<?> step : List.of(Step02Namespaces.class, Step03Chroot.class, Step04Proc.class)) {
            LaunchPlan plan = new LaunchPlan();
            ChangedHost.becomeUser(plan, 1000);
            ChangedHost.write(plan.child(), "/proc/sys/user/max_user_namespaces", "0");

            Run run = ChangedHost.run(plan, OtherJvm.running(step).command());

            assertThat(run.status()).as(run.out()).isEqualTo(125);
            assertThat(run.out().lines())
                    .filteredOn(line -> line.matches("step \\d: .*"))
                    .hasSize(2);
            assertThat(run.out())
                    .contains(": clone3(", "failed: ENOSPC", ": User namespaces are forbidden to ordinary users:")
                    .doesNotContain("\tat ");
        }
    }

    @Test
    @Needs(Feature.ROOT)
    void theControllerIsNotMounted() {
        LaunchPlan plan = new LaunchPlan();
        plan.namespaces().add(CloneFlag.CLONE_NEWNS);
        RootFilesystem.makePrivate(plan.child());
        plan.child().add(MountCalls.umount2_detach("/sys/fs/cgroup"));

        assertLimitRefused(plan, "mount", "--memory", "64m");
    }

    /** Inside another container they are, and what is below is hidden. */
    @Test
    void theControlGroupsAreCovered() {
        LaunchPlan plan = new LaunchPlan();
        plan.namespaces().add(CloneFlag.CLONE_NEWNS);
        if (!CURRENT.isRoot()) {
            ChangedHost.becomeUser(plan, 0);
        }
        RootFilesystem.makePrivate(plan.child());
        Mount.of("tmpfs", "/sys/fs/cgroup", "tmpfs").addTo(plan.child());

        assertLimitRefused(plan, "control group", "--pids-limit", "10");
    }

    private static void assertLimitRefused(LaunchPlan plan, String message, String option, String value) {
        Run run = contain(plan, "run", option, value, "--", "true");

        assertThat(run.out()).matches("contain: [^\\n]*\\n").contains(message);
        assertThat(run.status()).isEqualTo(125);
    }

    @Test
    @Needs(Feature.NOT_ROOT)
    void theControllerIsNotDelegated() {
        Run run = Run.of("run", "--memory", "64m", "--", "true");

        // Where it is, as on a desktop with systemd, the limit simply holds.
        if (run.status() != 0) {
            assertThat(run.err()).matches("contain: [^\\n]*memory[^\\n]*\\n");
            assertThat(run.status()).isEqualTo(125);
        }
    }

    /** A setting of the PID namespace, which its root may only make stricter: so in one of its own. */
    @Test
    @Needs(Feature.ROOT)
    void programsInMemoryAreForbidden() {
        Run run = contain(memoryFilesDoNotRun(), "run", "--", "/bin/echo", "works");

        assertThat(run).isEqualTo(new Run(0, "works\n", ""));
    }

    /** As run, so the doctor: nothing that a step needs is missing. */
    @Test
    @Needs(Feature.ROOT)
    @InCi
    void theDoctorKnowsThatThereIsAnotherWay() {
        Run run = contain(memoryFilesDoNotRun(), "doctor");

        assertThat(run.out())
                .containsPattern("degraded +memory files +vm.memfd_noexec is 2: ")
                .contains("compile and run --init don't work")
                .doesNotContain("missing  ");
        assertThat(run.status()).isZero();
    }

    /** The container's init has no other way: one line, and the command isn't begun. */
    @Test
    @Needs(Feature.ROOT)
    void initIsRefused() {
        Run run = contain(memoryFilesDoNotRun(), "run", "--init", "--", "/bin/echo", "begun");

        assertThat(run.status()).isEqualTo(125);
        assertThat(run.out())
                .isEqualTo("contain: its init is a program in memory, and can't run here (sysctl vm.memfd_noexec):"
                        + " EACCES (Permission denied)\n");
    }

    private static LaunchPlan memoryFilesDoNotRun() {
        assumeTrue(Files.exists(NOEXEC), "needs " + NOEXEC + " (Linux 6.3 or newer)");
        LaunchPlan plan = new LaunchPlan();
        Namespaces namespaces = Namespaces.ofContainer(CURRENT);
        namespaces.create(plan, CURRENT);
        RootFilesystem.makePrivate(plan.child());
        Mount.of("proc", "/proc", "proc").addTo(plan.child());
        ChangedHost.write(plan.child(), NOEXEC.toString(), "2");
        return plan;
    }

    private static Run contain(LaunchPlan plan, String... words) {
        return ChangedHost.run(plan, RunnerProcess.inPlace(words));
    }
}
