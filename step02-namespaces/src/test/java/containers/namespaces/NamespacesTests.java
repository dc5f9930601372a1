package containers.namespaces;

import static containers.namespaces.Namespace.CGROUP;
import static containers.namespaces.Namespace.NETWORK;
import static containers.namespaces.Namespace.PID;
import static containers.namespaces.Namespace.TIME;
import static containers.namespaces.Namespace.USER;
import static containers.namespaces.Namespace.UTS;
import static containers.testing.Feature.TIME_NAMESPACE_BY_EXECVE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import containers.calls.FileCalls;
import containers.calls.OpenFlag;
import containers.kernel.Argument;
import containers.kernel.Call;
import containers.kernel.Kernel;
import containers.kernel.SystemCall;
import containers.launch.Child;
import containers.launch.Command;
import containers.launch.ExitStatus;
import containers.launch.LaunchFailedException;
import containers.launch.LaunchPlan;
import containers.launch.Launcher;
import containers.launch.Witness;
import containers.testing.Feature;
import containers.testing.HostUntouched;
import containers.testing.Needs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Namespaces as the kernel shows them from outside. As an ordinary user, each comes with a user namespace. */
@ExtendWith(HostUntouched.class)
class NamespacesTests {

    private static final User CURRENT = User.current();

    @ParameterizedTest
    @EnumSource
    void eachKindAlone(Namespace kind) {
        assertOwnExactly(allowed(kind));
    }

    @ParameterizedTest
    @EnumSource
    void allButOne(Namespace kind) {
        assertOwnExactly(allowed(EnumSet.complementOf(EnumSet.of(kind)).toArray(new Namespace[0])));
    }

    @Test
    void allEight() {
        assertOwnExactly(allowed(Namespace.values()));
    }

    @Test
    void withoutNamespacesEverythingIsShared() {
        assertOwnExactly(new Namespaces(Set.of(), UserMapping.rootIs(CURRENT)));
    }

    @Test
    void everyNamespaceOfAContainerIsItsOwn() {
        assertOwnExactly(Namespaces.ofContainer(CURRENT));
    }

    @Test
    void noNamespaceIsMadeThatNobodyAskedFor() {
        assertOwnExactly(allowed(UTS));
    }

    @Test
    void aCgroupNamespaceIsItsOwn() {
        assertOwnExactly(allowed(CGROUP));
    }

    @Test
    void aCgroupNamespaceIsNotBornWithTheChild() {
        LaunchPlan plan = new LaunchPlan();
        allowed(CGROUP).create(plan, CURRENT);
        try (Witness inhabitant = Witness.of(plan, "true")) {
            assertThat(NamespaceTable.of(inhabitant.pid()).rows())
                    .filteredOn(row -> row.kind() == CGROUP)
                    .as("its cgroup namespace before it unshares one: the host's")
                    .allMatch(NamespaceTable.Row::isShared);
        }
    }

    @Test
    void theFirstProcessOfAPidNamespaceHasTwoNumbers() {
        try (Witness inhabitant = inhabitant(allowed(PID), "echo $$ $PPID")) {
            assertThat(inhabitant.output())
                    .as("the child's PID and its parent's, as it sees them")
                    .isEqualTo("1 0\n");
            assertThat(proc(inhabitant, "status")).contains("NSpid: " + inhabitant.pid() + " 1");
        }
    }

    @Test
    void theEndOfPid1EndsEverybodyInItsNamespace() {
        List<ProcessHandle> others;
        try (Witness inhabitant = inhabitant(allowed(PID), "sleep 300 >&- & sleep 300 >&- & true")) {
            others = ProcessHandle.of(inhabitant.pid()).orElseThrow().children().toList();
            assertThat(others).hasSize(2).allMatch(ProcessHandle::isAlive);
        }
        assertThat(others).noneMatch(ProcessHandle::isAlive);
    }

    @Test
    void theHostnameIsTheNamespacesOwn() {
        // That the host's stays as it was is among the things that HostUntouched looks at.
        try (Witness inhabitant = inhabitant(allowed(UTS), "uname -n")) {
            assertThat(inhabitant.output())
                    .as("the child's hostname, as uname prints it inside")
                    .isEqualTo("inhabitant\n");
        }
    }

    @Test
    void theLongestHostname() {
        LaunchPlan plan = new LaunchPlan();
        Namespaces namespaces = allowed(UTS);
        namespaces.create(plan, CURRENT);
        namespaces.configure(plan, new Hostname("x".repeat(64)));
        Command.of("sh", "-c", "test $(uname -n | wc -c) = 65").addTo(plan.child());

        try (Child child = new Launcher().launch(plan)) {
            assertThat(child.waitFor()).isEqualTo(new ExitStatus.Exited(0));
        }
    }

    @Test
    void aNetworkNamespaceHasJustALoopbackInterfaceThatIsUp() {
        try (Witness inhabitant = inhabitant(allowed(NETWORK), "true")) {
            assertThat(proc(inhabitant, "net/dev").stream().skip(2))
                    .singleElement()
                    .asString()
                    .startsWith("lo:");
            assertThat(proc(inhabitant, "net/fib_trie"))
                    .as("addresses that answer")
                    .containsSubsequence("|-- 127.0.0.1", "/32 host LOCAL");
        }
    }

    @Test
    void theProgramDoesNotGetTheSocketOfItsInterface() {
        try (Witness inhabitant = inhabitant(allowed(NETWORK), "ls -l /proc/$$/fd")) {
            assertThat(inhabitant.output())
                    .as("the descriptors of the child's program")
                    .contains(" 0 -> ")
                    .doesNotContain("socket:");
        }
    }

    @Test
    void inACgroupNamespaceTheOwnGroupIsTheRoot() {
        try (Witness inhabitant = inhabitant(allowed(CGROUP), "cat /proc/self/cgroup")) {
            assertThat(inhabitant.output().lines()).isNotEmpty().allMatch(line -> line.endsWith(":/"));
        }
    }

    @Test
    void rootInsideIsWhoStartedIt() {
        try (Witness inhabitant = inhabitant(allowed(USER), "id -u; id -g")) {
            assertThat(inhabitant.output())
                    .as("the child's user and group, as it sees them")
                    .isEqualTo("0\n0\n");
            assertThat(proc(inhabitant, "uid_map")).as("its uid_map").containsExactly("0 " + CURRENT.uid() + " 1");
            assertThat(proc(inhabitant, "gid_map")).as("its gid_map").containsExactly("0 " + CURRENT.gid() + " 1");
        }
    }

    @Test
    @Needs(Feature.NOT_ROOT)
    void anOrdinaryUserIsRootInside() {
        try (Witness inhabitant = inhabitant(allowed(USER), "id -u; id -g")) {
            assertThat(inhabitant.output()).isEqualTo("0\n0\n");
            assertThat(proc(inhabitant, "uid_map")).containsExactly("0 " + CURRENT.uid() + " 1");
            assertThat(proc(inhabitant, "gid_map")).containsExactly("0 " + CURRENT.gid() + " 1");
            assertThat(proc(inhabitant, "setgroups")).containsExactly("deny");
            assertThat(proc(inhabitant, "status"))
                    .contains("Uid: " + (CURRENT.uid() + " ").repeat(4).strip());
        }
    }

    @Test
    @Needs(Feature.ROOT)
    void rootCanStayRootInAUserNamespace() {
        try (Witness inhabitant = inhabitant(allowed(USER), "id -u")) {
            assertThat(inhabitant.output()).isEqualTo("0\n");
            assertThat(proc(inhabitant, "uid_map")).containsExactly("0 0 1");
        }
    }

    @Test
    @Needs(Feature.ROOT)
    void rootCanMapOtherUsers() {
        try (Witness inhabitant = inhabitant(mapped(100_000, 65_536), "id -u; id -g; id -G")) {
            assertThat(inhabitant.output()).isEqualTo("0\n0\n0\n");
            assertThat(proc(inhabitant, "uid_map")).containsExactly("0 100000 65536");
            assertThat(proc(inhabitant, "gid_map")).containsExactly("0 100000 65536");
            assertThat(proc(inhabitant, "setgroups")).containsExactly("allow");
            assertThat(proc(inhabitant, "status"))
                    .as("who it is outside")
                    .contains("Uid: 100000 100000 100000 100000", "Gid: 100000 100000 100000 100000", "Groups:");
        }
    }

    @Test
    @Needs(Feature.ROOT)
    void usersAndGroupsCanBeMappedDifferently() {
        UserMapping both = new UserMapping(new IdMap(0, 100_000, 10), new IdMap(0, 200_000, 20));
        // In its new PID and mount namespaces the child still sees the host's /proc when it waits, and its own PID
        // there.
        Namespaces namespaces = new Namespaces(EnumSet.of(USER, UTS, PID, Namespace.MOUNT), both);
        try (Witness inhabitant = inhabitant(namespaces, "echo $$; id -u; id -g")) {
            assertThat(inhabitant.output()).isEqualTo("1\n0\n0\n");
            assertThat(proc(inhabitant, "uid_map")).containsExactly("0 100000 10");
            assertThat(proc(inhabitant, "gid_map")).containsExactly("0 200000 20");
        }
    }

    /** The kernel takes a map once. */
    @Test
    @Needs(Feature.ROOT)
    void aMapThatTheKernelRefuses() {
        LaunchPlan plan = new LaunchPlan();
        mapped(100_000, 65_536).create(plan, CURRENT);
        plan.meanwhile()
                .add(FileCalls.write(
                        plan.meanwhile().add(FileCalls.openat(plan.childWaits(), "uid_map", OpenFlag.O_WRONLY)),
                        "0 0 1"));
        Command.of("true").addTo(plan.child());

        assertThatThrownBy(() -> new Launcher().launch(plan).close())
                .isInstanceOf(LaunchFailedException.class)
                .hasMessageEndingWith("\"0 0 1\", 5) failed: EPERM (Operation not permitted)");
    }

    @Test
    @Needs(Feature.ROOT)
    void theRootOfAMapIsInNoneOfItsParentsGroups() throws InterruptedException, ExecutionException {
        // Groups belong to a thread, so this one is in a group of which the rest of the JVM knows nothing.
        FutureTask<List<String>> status = new FutureTask<>(() -> {
            byte[] group = ByteBuffer.allocate(Integer.BYTES)
                    .order(ByteOrder.nativeOrder())
                    .putInt(4)
                    .array();
            Kernel.call(Call.of(SystemCall.SETGROUPS, Argument.number(1), new Argument.Bytes(group, "[4]")));
            try (Witness inhabitant = inhabitant(mapped(100_000, 65_536), "true")) {
                return proc(inhabitant, "status");
            }
        });
        Thread thread = new Thread(status);
        thread.start();
        thread.join();

        assertThat(status.get()).contains("Groups:");
    }

    @Test
    @Needs(Feature.NOT_ROOT)
    void anOrdinaryUserCantMapWhoWasNotPromisedToHim() {
        assertThatThrownBy(() -> inhabitant(mapped(1, 1), "true").close())
                .isInstanceOf(LaunchFailedException.class)
                .hasMessageEndingWith("setresgid(0, 0, 0) failed: EINVAL (Invalid argument)");
    }

    private static void assertOwnExactly(Namespaces namespaces) {
        assumeTrue(
                !namespaces.contains(TIME) || TIME_NAMESPACE_BY_EXECVE.isThere(), "needs " + TIME_NAMESPACE_BY_EXECVE);
        try (Witness inhabitant = inhabitant(namespaces, "true")) {
            for (NamespaceTable.Row row : NamespaceTable.of(inhabitant.pid()).rows()) {
                assertThat(row.isShared()).withFailMessage(told(row)).isNotEqualTo(namespaces.contains(row.kind()));
            }
        }
    }

    /** What the kernel shows, when it isn't what it should be. */
    private static String told(NamespaceTable.Row row) {
        String file = row.kind().file();
        return row.isShared()
                ? "the child is in the host's " + row.kind() + " namespace: " + file + ":[" + row.inside()
                        + "] on both sides"
                : "the child isn't in the host's " + row.kind() + " namespace: " + file + ":[" + row.outside()
                        + "] outside, " + file + ":[" + row.inside() + "] inside";
    }

    private static Witness inhabitant(Namespaces namespaces, String script) {
        LaunchPlan plan = new LaunchPlan();
        namespaces.create(plan, CURRENT);
        namespaces.become(plan.child(), CURRENT);
        namespaces.unshare(plan);
        namespaces.configure(plan, new Hostname("inhabitant"));
        return Witness.of(plan, script);
    }

    /** The lines of a file of {@code /proc/<pid>}, with single spaces for columns. */
    private static List<String> proc(Witness inhabitant, String file) {
        try {
            return Files.readAllLines(inhabitant.proc(file)).stream()
                    .map(line -> line.strip().replaceAll("\\s+", " "))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Namespaces mapped(long outside, long count) {
        IdMap map = new IdMap(0, outside, count);
        return new Namespaces(EnumSet.of(USER, UTS), new UserMapping(map, map));
    }

    private static Namespaces allowed(Namespace... kinds) {
        EnumSet<Namespace> set = EnumSet.noneOf(Namespace.class);
        set.addAll(List.of(kinds));
        if (!CURRENT.isRoot()) {
            set.add(USER);
        }
        return new Namespaces(set, UserMapping.rootIs(CURRENT));
    }
}
