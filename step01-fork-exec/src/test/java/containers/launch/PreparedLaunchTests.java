package containers.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import containers.kernel.Errno;
import containers.pipes.Pipe;
import containers.testing.HostUntouched;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(HostUntouched.class)
class PreparedLaunchTests {

    private final Launcher launcher = new Launcher();

    @Test
    void itCanBeRepeated() {
        List<Integer> pids = new ArrayList<>();
        try (PreparedLaunch prepared = launcher.prepare(Plans.of("sh", "-c", "exit 3"))) {
            for (int i = 0; i < 3; i++) {
                try (Child child = prepared.launch()) {
                    assertThat(child.waitFor()).isEqualTo(new ExitStatus.Exited(3));
                    pids.add(child.pid());
                }
            }
        }
        assertThat(pids).doesNotHaveDuplicates().hasSize(3);
    }

    @Test
    void oneThatFailsFailsEachTime() {
        try (PreparedLaunch prepared = launcher.prepare(Plans.of("/no/such/program"))) {
            for (int i = 0; i < 2; i++) {
                assertThatThrownBy(prepared::launch)
                        .isInstanceOfSatisfying(
                                LaunchFailedException.class,
                                failed -> assertThat(failed.errno()).isEqualTo(Errno.ENOENT));
            }
        }
    }

    @Test
    void aChildGoesOnWhenItsFileIsLetGo() {
        try (Pipe stdin = new Pipe()) {
            PreparedLaunch prepared = launcher.readingFrom(stdin).prepare(Plans.of("sh", "-c", "read x; exit $x"));
            try (Child child = prepared.launch()) {
                prepared.close();
                stdin.write("4\n");
                assertThat(child.waitFor()).isEqualTo(new ExitStatus.Exited(4));
            }
        }
    }
}
