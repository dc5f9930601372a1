package containers.launch;

import static org.assertj.core.api.Assertions.assertThat;

import containers.calls.Signal;
import containers.testing.HostUntouched;
import containers.testing.OnceIsEnough;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@ExtendWith(HostUntouched.class)
class ExitStatusTests {

    private final Launcher launcher = new Launcher();

    @Test
    @OnceIsEnough
    void everyStatusOfAnExit() {
        assertThat(IntStream.rangeClosed(0, 255).mapToObj(status -> exit(status)))
                .containsExactlyElementsOf(IntStream.rangeClosed(0, 255)
                        .mapToObj(ExitStatus.Exited::new)
                        .toList());
    }

    @Test
    void ofAStatusTheKernelKeepsOneByte() {
        assertThat(exit(256 + 7)).as("how a child ended that called exit(263)").isEqualTo(new ExitStatus.Exited(7));
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            // What these do by default isn't to end a process: signal(7).
            names = {"SIGCHLD", "SIGCONT", "SIGURG", "SIGWINCH", "SIGSTOP", "SIGTSTP", "SIGTTIN", "SIGTTOU"})
    void everySignalThatEndsAProcess(Signal signal) {
        ExitStatus status = endedBy(signal.number());

        assertThat(status)
                .as("how a child ended to which %s was sent", signal)
                .isEqualTo(new ExitStatus.Killed(signal.number()))
                .hasToString("killed by " + signal);
        assertThat(status.shellStatus()).isEqualTo(128 + signal.number());
    }

    @Test
    void aRealTimeSignal() {
        assertThat(endedBy(40)).hasToString("killed by signal 40");
    }

    @Test
    void statusesAsAPersonReadsThem() {
        assertThat(exit(3)).as("how a child ended that called exit(3)").hasToString("exited with status 3");
        assertThat(exit(3).shellStatus()).isEqualTo(3);
    }

    private ExitStatus exit(int status) {
        return Plans.run(launcher, Plans.of("/bin/sh", "-c", "exit " + status));
    }

    private ExitStatus endedBy(int signal) {
        try (Child child = launcher.launch(Plans.of("sleep", "60"))) {
            child.signal(signal);
            return child.waitFor();
        }
    }
}
