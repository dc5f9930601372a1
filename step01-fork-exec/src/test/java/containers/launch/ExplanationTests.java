package containers.launch;

import static org.assertj.core.api.Assertions.assertThat;

import containers.kernel.CallList;
import containers.kernel.CloneFlag;
import containers.kernel.FileCalls;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExplanationTests {

    private final LaunchPlan plan = new LaunchPlan();

    @Test
    void everyCallInOrder() {
        plan.namespaces().add(CloneFlag.CLONE_NEWUTS);
        plan.parent().add(FileCalls.mkdirat("/group", 0755));
        plan.child().attempt(FileCalls.mkdirat("/work", 0755));
        new Command(List.of("/bin/true"), Map.of(), "/work").addTo(plan.child());

        assertThat(new Explanation(plan).lines())
                .containsExactly(
                        "parent",
                        "   #1   mkdirat(AT_FDCWD, \"/group\", 0755)",
                        "        clone3({flags=CLONE_VM|CLONE_VFORK|CLONE_PIDFD|CLONE_CLEAR_SIGHAND|CLONE_NEWUTS,"
                                + " exit_signal=SIGCHLD}, 88)",
                        "child",
                        "   #1   mkdirat(AT_FDCWD, \"/work\", 0755)   /* may fail */",
                        "   #2   chdir(\"/work\")",
                        "   #3   close_range(3, ~0U, CLOSE_RANGE_CLOEXEC)",
                        "   #4   rt_sigprocmask(SIG_SETMASK, [], NULL, 8)",
                        "   #5   execve(\"/bin/true\", [\"/bin/true\"], [])");
    }

    @Test
    void aChildThatWaitsForItsParent() {
        plan.meanwhile(pid -> {
            CallList calls = new CallList();
            calls.add(FileCalls.mkdirat("/group/" + pid, 0755));
            return calls;
        });
        plan.child().add(FileCalls.fchdir(plan.child().add(FileCalls.openat("/work"))));

        assertThat(new Explanation(plan).lines())
                .containsExactly(
                        "parent",
                        "        clone3({flags=CLONE_VM|CLONE_PIDFD|CLONE_CLEAR_SIGHAND, exit_signal=SIGCHLD}, 88)",
                        "parent, while the child waits",
                        "   #1   mkdirat(AT_FDCWD, \"/group/PID\", 0755)",
                        "child",
                        "   #1   close(gate[1])",
                        "   #2   read(gate[0], buffer, 8)",
                        "   #3   rt_sigprocmask(SIG_BLOCK, [], NULL, #2)",
                        "   #4   openat(AT_FDCWD, \"/work\", 0)",
                        "   #5   fchdir(#4)");
    }
}
