package containers.cgroups;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import containers.cgroups.limits.PidsLimit;
import containers.cgroups.removal.GroupName;
import containers.cgroups.removal.StateDirectory;
import containers.launch.Child;
import containers.launch.Command;
import containers.launch.ExitStatus;
import containers.launch.LaunchPlan;
import containers.launch.Launcher;
import containers.testing.Feature;
import containers.testing.HostUntouched;
import containers.testing.Needs;
import containers.testing.OtherJvm;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Launchers that die, and launchers that live beside each other. */
@Needs(Feature.CONTROL_GROUPS)
@ExtendWith(HostUntouched.class)
@Timeout(600)
final class CrashTests {

    /** The monitor hears of it: it ends the child and removes its groups itself. */
    @Test
    void aKilledJvmLeavesNothing() throws IOException {
        try (OtherLauncher other = new OtherLauncher()) {
            assertThat(other.groups())
                    .isNotEmpty()
                    .allSatisfy(group -> assertThat(Path.of(group)).exists());
            assertThat(other.record()).exists();
            other.kill();
            waitUntilGone(other.record());
            assertThat(other.groups())
                    .allSatisfy(group -> assertThat(Path.of(group)).doesNotExist());
        }
    }

    /** Without a guardian nobody else does it. */
    @Test
    void theNextRunRemovesWhatAKilledMonitorLeft() {
        LaunchPlan plan = new LaunchPlan();
        try (ControlGroup group = ControlGroup.of(List.of(new PidsLimit(20)))) {
            group.addTo(plan);
            Command.of("sleep", "300").addTo(plan.child());
            group.prepare();
            try (Child child = new Launcher().launch(plan)) {
                ProcessHandle container = ProcessHandle.of(child.pid()).orElseThrow();
                container.parent().orElseThrow().destroyForcibly();
                assertThatThrownBy(child::waitFor)
                        .hasMessage("the monitor was killed before it could report; the next run removes what it left");
                assertThat(container.isAlive()).isTrue();
                assertThat(group.paths())
                        .isNotEmpty()
                        .allSatisfy(path -> assertThat(Path.of(path)).exists());
                prepare();
                waitUntilGone(record(group.paths()));
                assertThat(group.paths())
                        .as("the groups of a launch that was killed, after another began")
                        .allSatisfy(path -> assertThat(Path.of(path)).doesNotExist());
            }
        }
    }

    @Test
    void theNextRunLeavesALivingOneAlone() throws IOException {
        try (OtherLauncher other = new OtherLauncher()) {
            prepare();
            assertThat(other.groups())
                    .isNotEmpty()
                    .allSatisfy(group ->
                            assertThat(Path.of(group, "cgroup.procs")).content().isNotEmpty());
            assertThat(other.record()).exists();
            other.kill();
            waitUntilGone(other.record());
        }
    }

    @Test
    void twoLaunchesOfOneJvmLeaveEachOtherAlone() {
        try (Trial first = new Trial("read wait", new PidsLimit(20))) {
            Path record = record(first.group().paths());
            prepare();
            prepare();
            assertThat(record)
                    .as("the record of a child that runs, after others began")
                    .exists();
            first.proceed();
            assertThat(first.child().waitFor()).isEqualTo(new ExitStatus.Exited(0));
        }
    }

    /** The record and the groups are removed by the program itself, not by who closes the group. */
    @Test
    void nothingIsLeftOfALaunchThatEnded() {
        try (Trial trial = new Trial("read wait", new PidsLimit(20))) {
            assertThat(record(trial.group().paths()))
                    .as("the record of a child that runs")
                    .exists();
            trial.proceed();
            trial.child().waitFor();
            trial.child().close();
            assertThat(record(trial.group().paths()))
                    .as("the record of a launch that ended")
                    .doesNotExist();
            assertThat(trial.group().paths())
                    .as("the groups of a launch that ended")
                    .isNotEmpty()
                    .allSatisfy(path -> assertThat(Path.of(path)).doesNotExist());
        }
    }

    /** A record is believed only about groups of its own name, whoever may have written it. */
    @Test
    void aRecordCannotNameOtherGroups() throws IOException {
        try (ControlGroup group = ControlGroup.of(List.of(new PidsLimit(20)))) {
            String directory = group.paths().get(0);
            Path other = Path.of(directory).resolveSibling("contain-another-one");
            Files.createDirectory(other);
            StateDirectory.make(StateDirectory.path());
            Path record = Path.of(StateDirectory.path(), GroupName.fresh());
            try {
                Files.writeString(record, other + "\n");
                prepare();
                waitUntilGone(record);
                assertThat(other).exists();
            } finally {
                Files.deleteIfExists(record);
                Files.delete(other);
            }
        }
    }

    /** What each run begins with. */
    private static void prepare() {
        try (ControlGroup group = ControlGroup.of(List.of(new PidsLimit(20)))) {
            group.prepare();
        }
    }

    /** Another run on this machine may be at it already, and ours leaves it to that one then. */
    private static void waitUntilGone(Path record) {
        for (int i = 0; i < 500 && Files.exists(record); i++) {
            LockSupport.parkNanos(20_000_000);
        }
        assertThat(record).as("the record of what was killed").doesNotExist();
    }

    private static Path record(List<String> groups) {
        return Path.of(
                StateDirectory.path(), Path.of(groups.get(0)).getFileName().toString());
    }

    /** A JVM that runs a container and waits. */
    private static final class OtherLauncher implements AutoCloseable {

        private final Process process;
        private final List<String> groups = new ArrayList<>();

        OtherLauncher() throws IOException {
            process = OtherJvm.running(WaitingLauncher.class).start();
            BufferedReader output =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
            for (String line = output.readLine(); line != null && !line.isEmpty(); line = output.readLine()) {
                groups.add(line);
            }
        }

        List<String> groups() {
            return groups;
        }

        Path record() {
            return CrashTests.record(groups);
        }

        void kill() {
            process.destroyForcibly().onExit().join();
        }

        @Override
        public void close() throws IOException {
            kill();
            process.getInputStream().close();
            process.getOutputStream().close();
        }
    }
}
