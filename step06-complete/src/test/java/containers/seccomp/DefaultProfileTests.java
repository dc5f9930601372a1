package containers.seccomp;

import static containers.seccomp.filter.SameVerdicts.assertSameVerdicts;
import static org.assertj.core.api.Assertions.assertThat;

import containers.kernel.Architecture;
import containers.privileges.Capabilities;
import containers.privileges.Capability;
import containers.seccomp.filter.Abi;
import containers.seccomp.filter.CallNumbers;
import containers.seccomp.filter.Compiler;
import containers.seccomp.filter.Filter;
import containers.seccomp.filter.Profile;
import containers.seccomp.filter.Verdicts;
import containers.testing.Feature;
import containers.testing.InCi;
import containers.testing.Needs;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a container may do with some calls that have been ways out of one. */
@InCi
class DefaultProfileTests {

    private static final long CLONE_NEWUSER = 0x1000_0000;
    private static final long CLONE_FILES = 0x400;

    /** Calls whose arguments are looked at. */
    private static final Set<String> WITH_CONDITIONS = Set.of("clone", "socket", "personality", "ioctl");

    /** Of one profile for one processor. A test asks it a hundred times, and compiling takes longer than the answer. */
    private final Map<List<Object>, Verdicts> compiled = new HashMap<>();

    @ParameterizedTest
    @EnumSource
    void nobodyMakesNamespacesOrEntersOthers(Abi abi) {
        for (long flags : List.of(CLONE_NEWUSER, CLONE_NEWUSER | CLONE_FILES, 0x2_0000L, 0x200_0000L, 0x7E02_0000L)) {
            assertThat(usual(abi, "clone", flags)).isEqualTo(Verdicts.EPERM);
        }
        assertThat(usual(abi, "clone", CLONE_FILES)).isEqualTo(Verdicts.ALLOWED);
        assertThat(usual(abi, "clone3")).isEqualTo(Verdicts.ENOSYS);
        for (String name : List.of("unshare", "setns", "mount", "move_mount", "open_tree", "fsopen", "pivot_root")) {
            assertThat(usual(abi, name)).as(name).isEqualTo(Verdicts.EPERM);
        }
    }

    @ParameterizedTest
    @EnumSource
    void nobodyReachesTheKernel(Abi abi) {
        for (String name : List.of(
                "bpf",
                "perf_event_open",
                "userfaultfd",
                "io_uring_setup",
                "io_uring_enter",
                "io_uring_register",
                "open_by_handle_at",
                "kexec_load",
                "init_module",
                "finit_module",
                "delete_module",
                "swapon",
                "acct",
                "quotactl",
                "reboot",
                "settimeofday",
                "clock_settime",
                "syslog",
                "add_key",
                "request_key",
                "keyctl",
                "move_pages",
                "kcmp",
                "fanotify_init",
                "nfsservctl",
                "lookup_dcookie",
                "vhangup",
                "sethostname",
                "setdomainname")) {
            assertThat(usual(abi, name)).as(name).isEqualTo(Verdicts.EPERM);
        }
    }

    @ParameterizedTest
    @EnumSource
    void nobodyTypesIntoTheTerminal(Abi abi) {
        assertThat(usual(abi, "ioctl", 0, 0x5412)).as("TIOCSTI").isEqualTo(Verdicts.EPERM);
        assertThat(usual(abi, "ioctl", 0, 0x1_0000_5412L))
                .as("the kernel looks at 32 bits")
                .isEqualTo(Verdicts.EPERM);
        assertThat(usual(abi, "ioctl", 0, 0x541C)).as("TIOCLINUX").isEqualTo(Verdicts.EPERM);
        assertThat(usual(abi, "ioctl", 0, 0x5401)).as("TCGETS").isEqualTo(Verdicts.ALLOWED);
    }

    @ParameterizedTest
    @EnumSource
    void aSocketIsOfAKindThatPeopleUse(Abi abi) {
        for (long domain : List.of(1L, 2L, 10L, 16L, 17L, 45L)) {
            assertThat(usual(abi, "socket", domain)).as("%d", domain).isEqualTo(Verdicts.ALLOWED);
        }
        for (long domain : List.of(12L, 38L, 40L, 46L, 0x1_0000_0001L)) {
            assertThat(usual(abi, "socket", domain)).as("%d", domain).isEqualTo(Verdicts.EPERM);
        }
    }

    @ParameterizedTest
    @EnumSource
    void whoWasGivenACapabilityMayUseIt(CapabilityCalls calls) {
        Capabilities kept = Capabilities.of(Set.of(calls.capability()));
        for (String name : calls.names()) {
            for (Abi abi : Abi.values()) {
                if (CallNumbers.of(abi).containsKey(name)) {
                    assertThat(verdict(kept, abi, name, CLONE_NEWUSER)).as(name).isEqualTo(Verdicts.ALLOWED);
                }
            }
        }
    }

    @Test
    void nobodyAtAllReadsKeysOrLoadsAnotherKernel() {
        Capabilities all = Capabilities.of(EnumSet.allOf(Capability.class));

        for (String name : List.of("keyctl", "add_key", "request_key", "kexec_load", "userfaultfd", "io_uring_setup")) {
            assertThat(verdict(all, Abi.X86_64, name)).as(name).isEqualTo(Verdicts.EPERM);
        }
    }

    @Test
    void everyNameIsACalls() {
        for (AllowedCalls each : AllowedCalls.values()) {
            assertThat(each.names()).allMatch(DefaultProfileTests::isCall);
        }
        for (CapabilityCalls each : CapabilityCalls.values()) {
            assertThat(each.names()).allMatch(DefaultProfileTests::isCall);
        }
    }

    @ParameterizedTest
    @EnumSource
    @Needs(Feature.LIBSECCOMP)
    void theDefaultProfileIsUnderstoodAsTheLibraryDoes(Architecture architecture) throws IOException {
        List<Set<Capability>> sets = new ArrayList<>();
        sets.add(Capabilities.usual().kept());
        sets.add(Set.of());
        sets.add(EnumSet.allOf(Capability.class));
        for (CapabilityCalls each : CapabilityCalls.values()) {
            sets.add(Set.of(each.capability()));
        }

        for (Set<Capability> kept : sets) {
            assertSameVerdicts(
                    withoutOurRules(DefaultProfile.of(Capabilities.of(kept))), architecture, Abi.of(architecture));
        }
    }

    /** The library doesn't know what comes first when two rules hold. */
    private static Profile withoutOurRules(Profile profile) {
        Profile copy = new Profile(profile.otherwise()).allow(List.of("ioctl"));
        profile.rules().forEach((name, rules) -> {
            if (!name.equals("ioctl")) {
                rules.forEach(rule -> copy.add(name, rule));
            }
        });
        return copy;
    }

    @ParameterizedTest
    @EnumSource
    void whatIsNewerThanTheProfileDoesNotExist(Abi abi) {
        Architecture architecture =
                Abi.of(Architecture.X86_64).contains(abi) ? Architecture.X86_64 : Architecture.AARCH64;
        Verdicts verdicts = new Verdicts(Compiler.compile(DefaultProfile.of(Capabilities.usual()), architecture));

        assertThat(verdicts.of(abi, CallNumbers.of(abi).get("removexattrat"))).isEqualTo(Verdicts.ALLOWED);
        for (int number : new int[] {467, 470, 1000, 0x4000_0000, 0x4000_0000 | 272, -1}) {
            assertThat(verdicts.of(abi, number)).as("%x", number).isEqualTo(Verdicts.ENOSYS);
        }
    }

    @Test
    void anotherProcessorsNumbersAreNoWayRound() {
        Verdicts verdicts =
                new Verdicts(Compiler.compile(DefaultProfile.of(Capabilities.usual()), Architecture.X86_64));

        assertThat(verdicts.of(Abi.AARCH64, 63)).isEqualTo(Verdicts.ENOSYS);
    }

    @ParameterizedTest
    @EnumSource
    void itIsShortAndTheWayThroughItIsShorter(Architecture architecture) {
        Filter filter = Compiler.compile(DefaultProfile.of(Capabilities.usual()), architecture);
        Verdicts verdicts = new Verdicts(filter);

        assertThat(filter.size()).isLessThan(400);
        for (Abi abi : Abi.of(architecture)) {
            CallNumbers.of(abi).forEach((name, number) -> {
                verdicts.of(abi, number, 0, 0);
                assertThat(verdicts.steps()).as(name).isLessThan(WITH_CONDITIONS.contains(name) ? 25 : 16);
            });
        }
    }

    @ParameterizedTest
    @EnumSource
    void nobodyMakesASetIdProgram(Abi abi) {
        long create = 0100;
        long temporary = 020200000;
        for (long mode : List.of(04755L, 02755L, 06000L, 0xFFFF_FFFF_0000_0000L | 04755)) {
            assertThat(withoutSetId(abi, "chmod", 0, mode)).isEqualTo(Verdicts.EPERM);
            assertThat(withoutSetId(abi, "fchmod", 0, mode)).isEqualTo(Verdicts.EPERM);
            assertThat(withoutSetId(abi, "fchmodat", 0, 0, mode)).isEqualTo(Verdicts.EPERM);
            assertThat(withoutSetId(abi, "fchmodat2", 0, 0, mode)).isEqualTo(Verdicts.EPERM);
            assertThat(withoutSetId(abi, "creat", 0, mode)).isEqualTo(Verdicts.EPERM);
            assertThat(withoutSetId(abi, "mknod", 0, mode)).isEqualTo(Verdicts.EPERM);
            assertThat(withoutSetId(abi, "mknodat", 0, 0, mode)).isEqualTo(Verdicts.EPERM);
            for (long flags : List.of(create, temporary)) {
                assertThat(withoutSetId(abi, "open", 0, flags, mode)).isEqualTo(Verdicts.EPERM);
                assertThat(withoutSetId(abi, "openat", 0, 0, flags, mode)).isEqualTo(Verdicts.EPERM);
            }
        }
        assertThat(withoutSetId(abi, "openat2")).isEqualTo(Verdicts.ENOSYS);
    }

    /** Without O_CREAT the mode is whatever was in the register. */
    @Test
    void otherFilesAreMadeAndOpened() {
        for (Abi abi : Abi.values()) {
            assertThat(withoutSetId(abi, "fchmod", 0, 01755)).isEqualTo(Verdicts.ALLOWED);
            assertThat(withoutSetId(abi, "fchmodat", 0, 04000, 0755)).isEqualTo(Verdicts.ALLOWED);
            assertThat(withoutSetId(abi, "openat", 0, 0, 0100, 0755)).isEqualTo(Verdicts.ALLOWED);
            assertThat(withoutSetId(abi, "openat", 0, 0, 0, 06755)).isEqualTo(Verdicts.ALLOWED);
            assertThat(withoutSetId(abi, "mount", 0)).isEqualTo(Verdicts.EPERM);
        }
        assertThat(usual(Abi.X86_64, "chmod", 0, 04755)).isEqualTo(Verdicts.ALLOWED);
    }

    private long withoutSetId(Abi abi, String name, long... arguments) {
        return verdict("without set-id", () -> DefaultProfile.withoutSetId(Capabilities.usual()), abi, name, arguments);
    }

    private static boolean isCall(String name) {
        return List.of(Abi.values()).stream()
                .anyMatch(abi -> CallNumbers.of(abi).containsKey(name));
    }

    private long usual(Abi abi, String name, long... arguments) {
        return verdict(Capabilities.usual(), abi, name, arguments);
    }

    /** A call that a processor hasn't got is refused as it should be. */
    private long verdict(Capabilities kept, Abi abi, String name, long... arguments) {
        return verdict(kept.kept(), () -> DefaultProfile.of(kept), abi, name, arguments);
    }

    private long verdict(Object key, Supplier<Profile> profile, Abi abi, String name, long... arguments) {
        Architecture architecture =
                Abi.of(Architecture.X86_64).contains(abi) ? Architecture.X86_64 : Architecture.AARCH64;
        Integer number = CallNumbers.of(abi).get(name);
        return number == null
                ? Verdicts.EPERM
                : compiled.computeIfAbsent(
                                List.of(key, architecture),
                                none -> new Verdicts(Compiler.compile(profile.get(), architecture)))
                        .of(abi, number, arguments);
    }
}
