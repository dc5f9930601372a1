package containers.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import containers.calls.Signal;
import containers.testing.HostUntouched;
import containers.testing.Processes;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What can be asked of a child that was closed. */
@ExtendWith(HostUntouched.class)
class ChildTests {

    private final Launcher launcher = new Launcher();

    @Test
    void howItEndedIsKnownAfterwards() {
        Child child = launcher.launch(Plans.of("sh", "-c", "exit 7"));
        try (child) {
            child.waitFor();
        }

        assertThat(child.waitFor()).isEqualTo(new ExitStatus.Exited(7));
        assertThat(child.trace().lines()).isNotEmpty();
    }

    /** The numbers of its descriptors belong to the next child by then. */
    @Test
    void nothingThatWasClosedReachesAnother() {
        Child closed = launcher.launch(Plans.of("sleep", "300"));
        closed.close();
        try (Child other = launcher.launch(Plans.of("sleep", "300"))) {
            assertThat(other.pidfd()).isEqualTo(closed.pidfd());
            List<ThrowingCallable> asked = List.of(closed::waitFor, () -> closed.signal(Signal.SIGKILL.number()));

            assertThat(asked)
                    .allSatisfy(each -> assertThatThrownBy(each)
                            .isInstanceOf(IllegalStateException.class)
                            .hasMessage("child " + closed.pid() + " was closed, and closing it ended it"));

            assertThat(Processes.isRunning(other.pid())).isTrue();
        }
    }
}
