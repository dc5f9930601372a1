package containers.cgroups;

import static org.assertj.core.api.Assertions.assertThat;

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

    @Test
    void theNextRunRemovesWhatAKilledOneLeft() throws IOException {
        try (OtherLauncher other = new OtherLauncher()) {
            assertThat(other.groups())
                    .isNotEmpty()
                    .allSatisfy(group -> assertThat(Path.of(group)).exists());
            assertThat(other.record()).exists();
            other.kill();
            register();
            waitUntilGone(other.record());
            assertThat(other.groups())
                    .allSatisfy(group -> assertThat(Path.of(group)).doesNotExist());
        }
    }

    @Test
    void theNextRunLeavesALivingOneAlone() throws IOException {
        try (OtherLauncher other = new OtherLauncher()) {
            register();
            assertThat(other.groups())
                    .isNotEmpty()
                    .allSatisfy(group ->
                            assertThat(Path.of(group, "cgroup.procs")).content().isNotEmpty());
            assertThat(other.record()).exists();
            other.kill();
            register();
            waitUntilGone(other.record());
        }
    }

    @Test
    void twoLaunchesOfOneJvmLeaveEachOtherAlone() {
        try (ControlGroup first = ControlGroup.of(List.of(new PidsLimit(20)))) {
            first.register();
            Path record = record(first.paths());
            register();
            register();
            assertThat(record).exists();
        }
    }

    @Test
    void nothingIsLeftOfALaunchThatWasRegistered() {
        ControlGroup group = ControlGroup.of(List.of(new PidsLimit(20)));
        group.register();
        assertThat(record(group.paths())).exists();
        group.close();
        assertThat(record(group.paths())).doesNotExist();
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
                register();
                waitUntilGone(record);
                assertThat(other).exists();
            } finally {
                Files.deleteIfExists(record);
                Files.delete(other);
            }
        }
    }

    private static void register() {
        try (ControlGroup group = ControlGroup.of(List.of(new PidsLimit(20)))) {
            group.register();
        }
    }

    /** Another run on this machine may be at it already, and ours leaves it to that one then. */
    private static void waitUntilGone(Path record) {
        for (int i = 0; i < 500 && Files.exists(record); i++) {
            LockSupport.parkNanos(20_000_000);
        }
        assertThat(record).doesNotExist();
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
