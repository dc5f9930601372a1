package containers.launch;

import static org.assertj.core.api.Assertions.assertThat;

import containers.testing.HostUntouched;
import containers.testing.OtherJvm;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a JVM may be given by whoever starts it, and its children are not to get. */
@ExtendWith(HostUntouched.class)
@Timeout(60)
class HostileCallerTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "trap '' CHLD HUP INT QUIT TERM USR1 USR2 PIPE; ulimit -n 64",
                "exec <&- 2>&-",
            })
    void aChildStartsAndEndsAsUsual(String before) throws IOException {
        assertThat(output(before, JvmWithReader.class))
                .containsExactly(
                        "SigBlk:\t0000000000000000",
                        "SigIgn:\t0000000000000000",
                        "SigCgt:\t0000000000000000",
                        "exited with status 0");
    }

    @Test
    void withTooFewDescriptorsALaunchFailsAndLeavesNothing() throws IOException {
        List<String> lines = output("ulimit -n 64", JvmInNeed.class);

        assertThat(lines).first().isEqualTo("exited with status 0");
        assertThat(lines.subList(1, lines.size()))
                .hasSize(13)
                .allMatch(line -> line.endsWith(", left: 0 descriptors, 0 children"));
        assertThat(lines).anyMatch(line -> line.startsWith("EMFILE"));
        assertThat(lines).last().asString().startsWith("exited with status 0");
    }

    private static List<String> output(String before, Class<?> main) throws IOException {
        List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", before + "; exec \"$0\" \"$@\""));
        command.addAll(OtherJvm.running(main).command());
        Process process = new ProcessBuilder(command).start();
        try {
            return process.inputReader().lines().toList();
        } finally {
            process.destroy();
            process.onExit().join();
        }
    }
}
