package containers.sharing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import containers.kernel.CallList;
import containers.namespaces.IdMap;
import containers.namespaces.Namespace;
import containers.namespaces.Namespaces;
import containers.namespaces.UserMapping;
import containers.privileges.Capabilities;
import containers.privileges.Capability;
import containers.telling.UsageException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class SharedNamespacesTests {

    private static final Capabilities USUAL = Capabilities.usual();
    private static final UserMapping NOBODY =
            new UserMapping(List.of(new IdMap(0, 100_000, 65_536)), List.of(new IdMap(0, 100_000, 65_536)), true);
    private static final Namespaces ROOTS = new Namespaces(EnumSet.of(Namespace.PID, Namespace.CGROUP), NOBODY);

    @Test
    void whatIsSharedIsLeftOut() {
        assertThat(shared(Namespace.PID).leave(ROOTS, USUAL, false).kinds()).containsExactly(Namespace.CGROUP);
        assertThat(shared(Namespace.CGROUP).leave(ROOTS, USUAL, false).kinds()).containsExactly(Namespace.PID);
    }

    @Test
    void processesGoWithTheHostsUsersOnly() {
        Namespaces remapped = ROOTS.with(NOBODY);

        assertThatThrownBy(() -> shared(Namespace.PID).leave(remapped, USUAL, true))
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith("--pid host: a container with a user namespace");
    }

    /** Who may mount them could set the program that the host's root runs. In a user namespace nobody may. */
    @Test
    void theHostsGroupsAreNothingForWhoMayMountThem() {
        Capabilities mounts = Capabilities.of(EnumSet.of(Capability.CAP_SYS_ADMIN));

        assertThatThrownBy(() -> shared(Namespace.CGROUP).leave(ROOTS, mounts, false))
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith("--cgroupns host: with CAP_SYS_ADMIN");
        assertThat(shared(Namespace.CGROUP).leave(ROOTS, mounts, true).contains(Namespace.CGROUP))
                .isFalse();
        assertThat(shared(Namespace.CGROUP)
                        .leave(ROOTS.with(NOBODY), mounts, false)
                        .contains(Namespace.CGROUP))
                .isFalse();
    }

    @Test
    void theFenceIsThreeCallsAndNoneForWhoMayTrace() {
        assertThat(fence(USUAL))
                .containsExactly(
                        "landlock_create_ruleset({scoped=LANDLOCK_SCOPE_SIGNAL}, 24, 0)",
                        "landlock_restrict_self(#1, 0)",
                        "close(#1)");
        assertThat(fence(Capabilities.of(EnumSet.of(Capability.CAP_SYS_PTRACE))))
                .isEmpty();
    }

    @Test
    void withoutAGroupNobodyWouldFindItsProcesses() {
        assertThatThrownBy(() -> new ProcessFence(USUAL).check(List.of()))
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith("with the host's processes to see");
    }

    private static List<String> fence(Capabilities capabilities) {
        CallList calls = new CallList();
        new ProcessFence(capabilities).addTo(calls);
        return calls.rows().stream().map(row -> row.call().toString()).toList();
    }

    private static SharedNamespaces shared(Namespace kind) {
        return new SharedNamespaces(Set.of(kind));
    }
}
