package containers.container;

import static org.assertj.core.api.Assertions.assertThat;

import containers.cgroups.ControlGroup;
import containers.filesystems.SystemFilesystems;
import containers.kernel.CallList;
import containers.kernel.Part;
import containers.launch.LaunchPlan;
import containers.monitor.InPlace;
import containers.monitor.Monitor;
import containers.namespaces.Namespaces;
import containers.namespaces.User;
import containers.program.Program;
import containers.program.ProgramText;
import containers.program.Row;
import containers.start.Inherited;
import containers.testing.Feature;
import containers.testing.Needs;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A whole container as a list of calls: what is in it, and in which order. */
class ContainerPlanTests {

    private static final String CLONE3 =
            "clone3({flags=CLONE_VM|CLONE_PARENT_SETTID|CLONE_PIDFD|%s, exit_signal=SIGCHLD}, 88)";

    /** What version 2 of control groups adds to it. */
    private static final String INTO_GROUP = "CLONE_INTO_CGROUP\\||\\|CLONE_INTO_CGROUP";

    private LaunchPlan plan;
    private Program program;
    private List<String> child;

    @BeforeEach
    void make() throws IOException {
        try (ControlGroup group = Containers.withoutLimits()) {
            plan = Containers.plan(group, "/bin/true", "argument");
        }
        program = program(plan);
        child = rows("the child");
    }

    @Test
    void theStoryInItsOrder() {
        assertThat(child)
                .containsSubsequence(
                        "close_range(4, ~0U, 0)",
                        "rt_sigprocmask(SIG_SETMASK, [], NULL, 8)",
                        "prctl(PR_SET_PDEATHSIG, SIGKILL)",
                        "unshare(CLONE_NEWCGROUP)",
                        "sethostname(\"container\", 9)",
                        "keyctl(KEYCTL_JOIN_SESSION_KEYRING, NULL)",
                        "setsid()",
                        "mount(NULL, \"/\", NULL, MS_REC|MS_PRIVATE, NULL)",
                        "pivot_root(\".\", \".\")",
                        "umount2(\".\", MNT_DETACH)",
                        "mount(\"tmpfs\", \"/dev\", \"tmpfs\", MS_NOSUID|MS_STRICTATIME, \"mode=755,size=65536k\")",
                        "chdir(\"/\")",
                        "execve(\"/bin/true\", [\"/bin/true\", \"argument\"],"
                                + " [\"PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin\"])");
        assertThat(texts(plan.child())).last().asString().startsWith("execve(");
    }

    @Test
    void aPlanIsTheSameEachTime() throws IOException {
        try (ControlGroup group = Containers.withoutLimits()) {
            Container container = Containers.container(group, "/bin/true");
            LaunchPlan first = container.plan();
            LaunchPlan second = container.plan();

            assertThat(new ProgramText(program(second)).lines()).isEqualTo(new ProgramText(program(first)).lines());
            assertThat(parts(second)).isEqualTo(parts(first));
        }
    }

    @Test
    void eachRowKnowsItsPart() {
        assertThat(plan.parent().rows()).noneMatch(row -> row.part().equals(Part.NONE));
        assertThat(plan.child().rows()).noneMatch(row -> row.part().equals(Part.NONE));
        assertThat(parts(plan)).contains("step 4: /proc, /dev, /sys").endsWith("step 1: its program");
    }

    /** Whatever mounts before that would show on the host. */
    @Test
    void noMountCallBeforeAllMountsArePrivate() {
        String first = child.stream()
                .filter(call -> call.matches("(mount|move_mount|open_tree|pivot_root|umount2)\\(.*"))
                .findFirst()
                .orElseThrow();

        assertThat(first).isEqualTo("mount(NULL, \"/\", NULL, MS_REC|MS_PRIVATE, NULL)");
    }

    @Test
    void allOfStepFourIsInIt() {
        CallList calls = new CallList();
        SystemFilesystems filesystems = new SystemFilesystems(Namespaces.ofContainer(User.current()));
        filesystems.addTo(calls, filesystems.borrow(calls));
        List<String> mounts = texts(calls).stream()
                .filter(call -> call.startsWith("mount("))
                .map(call -> call.replace(",gid=5", ""))
                .toList();

        assertThat(child.stream().map(call -> call.replace(",gid=5", ""))).containsSubsequence(mounts);
    }

    /** Everything must succeed but making directories that are usually there, and what a container can do without. */
    @Test
    void onlyWhatIsNotNeededMayFail() {
        assertThat(plan.child().rows())
                .filteredOn(CallList.Row::mayFail)
                .filteredOn(
                        row -> !row.part().toString().equals("step 6: its volumes and its own files, in their places"))
                .extracting(row -> row.call().toString())
                .containsExactly(
                        "mkdirat(AT_FDCWD, \"/proc\", 0755)",
                        "mkdirat(AT_FDCWD, \"/dev\", 0755)",
                        "mkdirat(AT_FDCWD, \"/sys\", 0755)");
    }

    @Test
    @Needs(Feature.ROOT)
    void rootsNamespaces() {
        assertThat(planWithoutGroup())
                .contains(CLONE3.formatted("CLONE_NEWNS|CLONE_NEWUTS|CLONE_NEWIPC|CLONE_NEWPID|CLONE_NEWNET"));
        assertThat(child).noneMatch(call -> call.contains("uid_map"));
    }

    @Test
    @Needs(Feature.NOT_ROOT)
    void anOrdinaryUsersNamespaces() {
        assertThat(planWithoutGroup()).contains(CLONE3.formatted("CLONE_NEWNS|CLONE_NEWUSER|CLONE_NEWPID"));
        assertThat(child)
                .containsSubsequence(
                        "clone3({flags=CLONE_VM|CLONE_FILES|CLONE_NEWUTS|CLONE_NEWIPC|CLONE_NEWUSER|CLONE_NEWNET,"
                                + " exit_signal=SIGCHLD, set_tid=[2]}, 88)",
                        "sethostname(\"container\", 9)",
                        "pivot_root(\".\", \".\")",
                        "unshare(CLONE_NEWNS)",
                        "prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)");
        assertThat(rows(Monitor.HOLDER)).containsExactly("ppoll(NULL, 0, NULL, NULL, 8)", "exit_group(0)");
        assertThat(texts(plan.child()).get(0)).isEqualTo("openat(AT_FDCWD, \"/proc/self/setgroups\", O_WRONLY)");
        assertThat(child).noneMatch(call -> call.startsWith("mknodat(") && !call.contains("S_IFREG"));
    }

    @Test
    void theExplanationNumbersEveryCall() {
        List<String> lines = new ProgramText(program).lines();

        assertThat(lines)
                .filteredOn(line -> line.matches("\\S.*"))
                .extracting(ContainerPlanTests::heading)
                .filteredOn(heading -> !heading.equals(Monitor.HOLDER)) // which a user namespace brings along
                .containsExactly(
                        "before",
                        "the child",
                        "waiting",
                        "while the child runs",
                        "after",
                        "on failure",
                        "the guardian");
        List<String> numbered =
                lines.stream().filter(line -> line.matches(" *#\\d+ .*")).toList();
        assertThat(numbered).hasSameSizeAs(program.rows());
        for (Row row : program.rows()) {
            assertThat(numbered.get(row.index()))
                    .matches(" *#" + (row.index() + 1) + "   .*")
                    .contains(row.call().toString());
        }
    }

    /** A person who follows the list reads each step's heading where its calls begin. */
    @Test
    void theExplanationHasTheHeadingsOfTheComposition() {
        List<String> lines = new ProgramText(program).lines();
        List<String> parts =
                parts(plan).stream().distinct().map(part -> "  " + part).toList();

        assertThat(lines).containsAll(parts);
    }

    private static String heading(String line) {
        return line.replaceAll(" \\(a call .*", "");
    }

    private List<String> planWithoutGroup() {
        return rows("before").stream()
                .map(line -> line.replaceAll(INTO_GROUP, ""))
                .toList();
    }

    private List<String> rows(String section) {
        return program.rows().stream()
                .filter(row -> row.section().equals(section))
                .map(row -> row.call().toString())
                .toList();
    }

    /** As {@code ./contain} starts it. */
    private static Program program(LaunchPlan plan) {
        Inherited nothing = new Inherited(0, true, Optional.empty());
        return Monitor.program(plan, new InPlace(nothing, Optional.empty(), false), nothing);
    }

    private static List<String> parts(LaunchPlan plan) {
        return plan.child().rows().stream().map(row -> row.part().toString()).toList();
    }

    private static List<String> texts(CallList calls) {
        return calls.rows().stream().map(row -> row.call().toString()).toList();
    }
}
