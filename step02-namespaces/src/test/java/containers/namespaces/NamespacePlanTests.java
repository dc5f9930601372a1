package containers.namespaces;

import static containers.namespaces.Namespace.CGROUP;
import static containers.namespaces.Namespace.IPC;
import static containers.namespaces.Namespace.MOUNT;
import static containers.namespaces.Namespace.NETWORK;
import static containers.namespaces.Namespace.PID;
import static containers.namespaces.Namespace.TIME;
import static containers.namespaces.Namespace.USER;
import static containers.namespaces.Namespace.UTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import containers.calls.CloneFlag;
import containers.errands.Errand;
import containers.kernel.CallList;
import containers.launch.Command;
import containers.launch.LaunchPlan;
import containers.launch.Launcher;
import containers.monitor.Monitor;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The calls that namespaces add to a plan. Nothing is carried out. */
class NamespacePlanTests {

    private static final User ROOT = new User(0, 0);
    private static final User ORDINARY = new User(1000, 100);

    private final LaunchPlan plan = new LaunchPlan();

    @Test
    void whatAContainerHas() {
        assertThat(Namespaces.ofContainer(ROOT).kinds())
                .containsExactlyInAnyOrder(MOUNT, UTS, IPC, PID, NETWORK, CGROUP);
        assertThat(Namespaces.ofContainer(ORDINARY).kinds())
                .containsExactlyInAnyOrder(MOUNT, UTS, IPC, PID, NETWORK, CGROUP, USER);
    }

    @Test
    void clone3MakesAllButThoseThatTheChildHasToLeaveByItself() {
        Namespaces all = new Namespaces(EnumSet.allOf(Namespace.class), UserMapping.rootIs(ROOT));
        all.create(plan, ROOT);

        assertThat(plan.namespaces())
                .containsExactlyInAnyOrder(
                        CloneFlag.CLONE_NEWNS,
                        CloneFlag.CLONE_NEWUTS,
                        CloneFlag.CLONE_NEWIPC,
                        CloneFlag.CLONE_NEWPID,
                        CloneFlag.CLONE_NEWNET,
                        CloneFlag.CLONE_NEWUSER);

        LaunchPlan rest = new LaunchPlan();
        all.unshare(rest);
        assertThat(calls(rest.child())).containsExactly("unshare(CLONE_NEWCGROUP)", "unshare(CLONE_NEWTIME)");
    }

    @Test
    void anOrdinaryUserWritesTheMapsInTheChild() {
        only(USER, ORDINARY).create(plan, ORDINARY);

        assertThat(calls(plan.child()))
                .containsExactly(
                        "openat(AT_FDCWD, \"/proc/self/setgroups\", O_WRONLY)",
                        "write(#1, \"deny\", 4)",
                        "close(#1)",
                        "openat(AT_FDCWD, \"/proc/self/uid_map\", O_WRONLY)",
                        "write(#4, \"0 1000 1\", 8)",
                        "close(#4)",
                        "openat(AT_FDCWD, \"/proc/self/gid_map\", O_WRONLY)",
                        "write(#7, \"0 100 1\", 7)",
                        "close(#7)");
        assertThat(plan.meanwhile().rows()).as("calls of the parent").isEmpty();
    }

    /** In a plan: in a sandbox nobody may leave a group, and the kernel takes the map without. */
    @Test
    void theChildGivesUpItsGroupsBeforeItWritesTheirMap() {
        only(USER, ORDINARY).create(plan, ORDINARY);

        assertThat(String.join("\n", calls(plan.child())))
                .as("what the child writes")
                .containsSubsequence("/setgroups\"", "\"deny\"", "/gid_map\"");
    }

    @Test
    void mapsOfOtherUsersAreWrittenByTheParentWhileTheChildWaits() {
        IdMap map = new IdMap(0, 100_000, 65_536);
        Namespaces namespaces = new Namespaces(Set.of(USER), new UserMapping(map, map));
        namespaces.create(plan, ROOT);
        namespaces.become(plan.child(), ROOT);

        assertThat(calls(plan.meanwhile()))
                .containsExactly(
                        "openat(AT_FDCWD, \"/proc/PID\", O_PATH|O_CLOEXEC)",
                        "openat(#1, \"uid_map\", O_WRONLY|O_CLOEXEC)",
                        "write(#2, \"0 100000 65536\", 14)",
                        "close(#2)",
                        "openat(#1, \"gid_map\", O_WRONLY|O_CLOEXEC)",
                        "write(#5, \"0 100000 65536\", 14)",
                        "close(#5)");
        assertThat(calls(plan.child()))
                .containsExactly("setresgid(0, 0, 0)", "setgroups(0, NULL)", "setresuid(0, 0, 0)");
    }

    @Test
    void newuidmapWritesThemForAnOrdinaryUser() {
        UserMapping mapping =
                new UserMapping(List.of(IdMap.rootIs(1000), new IdMap(1, 100_000, 65_536)), List.of(IdMap.rootIs(100)));
        Namespaces namespaces = new Namespaces(Set.of(USER), mapping);
        namespaces.create(plan, ORDINARY);
        namespaces.become(plan.child(), ORDINARY);

        assertThat(plan.errands())
                .containsExactly(
                        new Errand("/usr/bin/newuidmap", List.of("0", "1000", "1", "1", "100000", "65536")),
                        new Errand("/usr/bin/newgidmap", List.of("0", "100", "1")));
        assertThat(calls(plan.meanwhile())).containsExactly("openat(AT_FDCWD, \"/proc/PID\", O_PATH|O_CLOEXEC)");
        assertThat(calls(plan.child()))
                .containsExactly("setresgid(0, 0, 0)", "setgroups(0, NULL)", "setresuid(0, 0, 0)");
    }

    @Test
    void aFreshNamespaceIsConfigured() {
        new Namespaces(Set.of(UTS, NETWORK), UserMapping.rootIs(ROOT)).configure(plan, new Hostname("über"));

        assertThat(calls(plan.child()))
                .containsExactly(
                        "sethostname(\"über\", 5)",
                        "socket(AF_INET, SOCK_DGRAM|SOCK_CLOEXEC, 0)",
                        "ioctl(#2, SIOCSIFFLAGS, {ifr_name=\"lo\", ifr_flags=IFF_UP})",
                        "close(#2)");
    }

    @Test
    void aSharedNamespaceIsLeftAlone() {
        Namespaces few = new Namespaces(Set.of(MOUNT, IPC, PID), UserMapping.rootIs(ROOT));
        few.create(plan, ROOT);
        few.unshare(plan);
        few.configure(plan, new Hostname("container"));

        assertThat(plan.child().rows()).isEmpty();
    }

    @Test
    void aKindCanBeLeftOut() {
        assertThat(Namespaces.ofContainer(ROOT).without(NETWORK).kinds())
                .containsExactlyInAnyOrder(MOUNT, UTS, IPC, PID, CGROUP);
        assertThat(only(TIME, ROOT).without(TIME).without(TIME).kinds()).isEmpty();
    }

    @Test
    void kindsAreKnownByTheirNames() {
        for (Namespace kind : Namespace.values()) {
            assertThat(Namespace.named(kind.toString())).isEqualTo(kind);
        }
        assertThatThrownBy(() -> Namespace.named("net"))
                .hasMessage("there is no namespace 'net': choose from"
                        + " [mount, uts, ipc, pid, network, user, cgroup, time]");
    }

    @Test
    void theChildsPartHasNoBranches() {
        LaunchPlan others = new LaunchPlan();
        IdMap map = new IdMap(0, 100_000, 65_536);
        new Namespaces(Set.of(USER), new UserMapping(map, map)).create(others, ROOT);

        for (LaunchPlan each : List.of(Step02Namespaces.plan(Command.of("true")), others)) {
            assertThat(new Launcher().program(each).branches(Monitor.CHILD)).isEmpty();
        }
    }

    private static Namespaces only(Namespace kind, User user) {
        return new Namespaces(Set.of(kind), UserMapping.rootIs(user));
    }

    private static List<String> calls(CallList calls) {
        return calls.rows().stream().map(row -> row.call().toString()).toList();
    }
}
