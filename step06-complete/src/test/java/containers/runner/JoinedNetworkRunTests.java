package containers.runner;

import static org.assertj.core.api.Assertions.assertThat;

import containers.cgroups.ControlGroup;
import containers.container.Containers;
import containers.launch.Child;
import containers.launch.LaunchPlan;
import containers.launch.Launcher;
import containers.testing.Feature;
import containers.testing.HostUntouched;
import containers.testing.Needs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A container in the network of another. Whoever starts both, root or not, is at home there. */
@ExtendWith({HostUntouched.class, NothingLeft.class})
class JoinedNetworkRunTests {

    private static final String WHICH = "readlink /proc/self/ns/net";

    @TempDir
    private Path directory;

    private ControlGroup group;
    private Child other;
    private String network;

    @BeforeEach
    void anotherContainer() throws IOException {
        group = Containers.withoutLimits();
        LaunchPlan plan = Containers.plan(group, "/bin/sleep", "60");
        group.prepare();
        other = new Launcher().launch(plan);
        network = "/proc/" + other.pid() + "/ns/net";
    }

    @AfterEach
    void itsEnd() {
        other.close();
        group.close();
    }

    @Test
    void bothSeeTheSame() throws IOException {
        String same = Files.readSymbolicLink(Path.of(network)) + "\n";

        assertThat(Run.script(WHICH, "--network=ns:" + network)).isEqualTo(new Run(0, same, ""));
        assertThat(Run.script(WHICH).out()).startsWith("net:[").isNotEqualTo(same);
    }

    /** What the other has besides isn't shared: its name, its processes. */
    @Test
    void onlyTheNetworkIsShared() {
        Run run = Run.script("hostname; ps -e -o comm= | grep -c sleep", "--network=ns:" + network, "--name=box");

        assertThat(run.out()).isEqualTo("box\n0\n");
    }

    @Test
    @Needs({Feature.ROOT, Feature.SHIFTED_MOUNTS})
    void alsoWithUsersOfItsOwn() throws IOException {
        Run run = Run.script(WHICH, "--network=ns:" + network, "--userns=remap");

        assertThat(run).isEqualTo(new Run(0, Files.readSymbolicLink(Path.of(network)) + "\n", ""));
    }

    @Test
    void itsSettingsAreAnothers() {
        assertThat(Run.of("run", "--network=ns:" + network, "--sysctl=net.ipv4.ip_default_ttl=9", "--", "true"))
                .isEqualTo(new Run(
                        125, "", "contain: --sysctl net.ipv4.ip_default_ttl: with --network ns: that is another's\n"));
    }

    @Test
    @Needs(Feature.NOT_ROOT)
    void thereIsOneUserThere() {
        Run run = Run.of("run", "--network=ns:" + network, "--uidmap=0:1:1", "--", "true");

        assertThat(run.status()).isEqualTo(125);
        assertThat(run.err()).contains("has one user, root: no --userns remap").hasLineCount(1);
    }

    /** The path is looked up at each start, by the program itself. */
    @Test
    void aCompiledProgramLooksAtEachStart() throws IOException {
        Path program = directory.resolve("program");
        Path link = Files.createSymbolicLink(directory.resolve("net"), Path.of(network));
        assertThat(Run.of(
                                "compile",
                                "-o",
                                program.toString(),
                                "--network=ns:" + link,
                                "--",
                                "readlink",
                                "/proc/self/ns/net")
                        .err())
                .isEmpty();

        Run there = RunnerProcess.run(new ProcessBuilder(program.toString()));
        Files.delete(link);
        Run gone = RunnerProcess.run(new ProcessBuilder(program.toString()));
        Files.writeString(link, "no network");
        Run none = RunnerProcess.run(new ProcessBuilder(program.toString()));

        assertThat(there).isEqualTo(new Run(0, Files.readSymbolicLink(Path.of(network)) + "\n", ""));
        assertThat(gone.err())
                .isEqualTo("contain: the network " + link + " can't be opened (a process's goes when the process ends):"
                        + " ENOENT (No such file or directory)\n");
        assertThat(none.err()).startsWith("contain: " + link + " isn't a n").hasLineCount(1);
        assertThat(none.status()).isEqualTo(125);
    }
}
