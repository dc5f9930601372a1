package containers.runner;

import static org.assertj.core.api.Assertions.assertThat;

import containers.launch.LaunchPlan;
import containers.privileges.Capability;
import containers.privileges.Forgone;
import containers.testing.Feature;
import containers.testing.HostUntouched;
import containers.testing.InCi;
import containers.testing.Needs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Root that isn't all of root: it goes the way that its rights allow, or is told what an ordinary user is told. */
@InCi
@ExtendWith({HostUntouched.class, NothingLeft.class})
class LesserRootTests {

    private static final String HIDDEN =
            "contain: The kernel mounts /proc and /sys only for who sees them whole already:"
                    + " inside another container, where parts are hidden, that fails.";

    /** Each that root's way could need, alone. Without it there is an ordinary user's way. */
    @ParameterizedTest
    @EnumSource(Capability.class)
    @Needs(Feature.ROOT)
    void aCapabilityIsntThere(Capability capability) {
        LaunchPlan plan = new LaunchPlan();
        Forgone.addTo(plan.child(), capability);

        Run run = ChangedHost.run(plan, RunnerProcess.inPlace("run", "--", "/bin/echo", "works"));

        assertThat(run).isEqualTo(new Run(0, "works\n", ""));
    }

    /** Neither way is open to who has none at all. */
    @Test
    @Needs(Feature.ROOT)
    void noCapabilityIsThere() {
        LaunchPlan plan = new LaunchPlan();
        // The one that all the others are given up with goes last.
        List.of(Capability.values()).stream()
                .filter(each -> each != Capability.CAP_SETPCAP)
                .forEach(each -> Forgone.addTo(plan.child(), each));
        Forgone.addTo(plan.child(), Capability.CAP_SETPCAP);

        Run run = ChangedHost.run(plan, RunnerProcess.inPlace("run", "--", "/bin/echo", "works"));

        assertPowerless(new Run(run.status(), "", run.out()));
    }

    /** A container of another maker. What it covers in /proc decides whether there can be one inside. */
    @ParameterizedTest
    @ValueSource(strings = {"--unshare-all", "--unshare-user --uid 0 --gid 0"})
    @Needs({Feature.BWRAP, Feature.ROOT})
    void aUserNamespaceWhoseProcIsCovered(String options) {
        assertHidden(inside(covered(options)));
    }

    /** Who is an ordinary user inside needs nothing of it; and bwrap leaves none of its rights to who is root. */
    @Test
    @Needs({Feature.BWRAP, Feature.NOT_ROOT})
    void theSameOfAnOrdinaryUsers() {
        assertThat(inside(covered("--unshare-all"))).isEqualTo(new Run(0, "works\n", ""));

        assertPowerless(inside(covered("--unshare-user --uid 0 --gid 0")));
    }

    private static List<String> covered(String options) {
        List<String> command = new ArrayList<>(List.of("bwrap"));
        command.addAll(List.of(options.split(" ", -1)));
        command.addAll(List.of("--bind", "/", "/", "--dev", "/dev", "--proc", "/proc"));
        return command;
    }

    /** Nothing is covered there, so there is room for another. */
    @Test
    @Needs(Feature.BWRAP)
    void aUserNamespaceThatSeesTheHostsProc() {
        Run run = inside(List.of("bwrap", "--unshare-all", "--bind", "/", "/", "--dev-bind", "/dev", "/dev"));

        assertThat(run).isEqualTo(new Run(0, "works\n", ""));
    }

    /** One of ours lets none be made inside, unless that is asked for; and what is hidden stays hidden. */
    @Test
    void aContainerOfOurs() {
        Run usual = nested();

        assertThat(usual.status()).isEqualTo(125);
        assertThat(usual.err().lines()).hasSize(2).satisfies(lines -> {
            assertThat(lines.get(0)).startsWith("contain: clone3(").contains("ENOSYS");
            assertThat(lines.get(1)).contains("no seccomp filter (as in a container) that forbids clone3");
        });
        assertHidden(nested("--cap-add=SYS_ADMIN", "--security-opt=seccomp=unconfined"));
    }

    /** There nothing is hidden. */
    @Test
    void aPrivilegedContainerOfOurs() {
        assertThat(nested("--privileged")).isEqualTo(new Run(0, "works\n", ""));
    }

    /** The runner in a container that has what Java needs. */
    private static Run nested(String... options) {
        List<String> words = new ArrayList<>(List.of("run", "-e", "XDG_CACHE_HOME=/tmp/cache", "-v", "/usr:/usr:ro"));
        String files =
                System.getProperty("java.home") + ":" + System.getProperty("java.class.path") + ":/etc/java-17-openjdk";
        for (String file : files.split(":", -1)) {
            if (!file.startsWith("/usr/") && Files.exists(Path.of(file))) {
                words.addAll(List.of("-v", file + ":" + file + ":ro"));
            }
        }
        words.addAll(List.of(options));
        words.add("--");
        words.addAll(RunnerProcess.inPlace("run", "--", "/bin/echo", "works"));
        return RunnerProcess.run(words.toArray(String[]::new));
    }

    private static Run inside(List<String> container) {
        List<String> command = new ArrayList<>(container);
        command.addAll(RunnerProcess.inPlace("run", "--", "/bin/echo", "works"));
        return RunnerProcess.run(new ProcessBuilder(command));
    }

    private static void assertPowerless(Run run) {
        assertThat(run.status()).isEqualTo(125);
        assertThat(run.err().lines()).hasSize(2).satisfies(lines -> {
            assertThat(lines.get(0)).startsWith("contain: ").endsWith("failed: EPERM (Operation not permitted)");
            assertThat(lines.get(1)).startsWith("contain: This root hasn't all of root's rights, as in a container");
        });
    }

    private static void assertHidden(Run run) {
        assertThat(run.status()).isEqualTo(125);
        assertThat(run.err().lines()).hasSize(2).satisfies(lines -> {
            assertThat(lines.get(0)).startsWith("contain: ").endsWith("failed: EPERM (Operation not permitted)");
            assertThat(lines.get(1)).isEqualTo(HIDDEN);
        });
    }
}
