package containers.commandline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import containers.telling.UsageException;
import containers.testing.OnceIsEnough;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What bash makes of the script. */
@OnceIsEnough
final class CompletionTests {

    /** As bash does when Tab is typed behind a line. */
    private static final String TAB = """
            while IFS= read -r COMP_LINE; do
                COMP_POINT=${#COMP_LINE}
                _contain
                echo "${COMPREPLY[*]}"
            done
            """;

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "contain ru; run",
                "./contain com; compile completion",
                "contain run --net; --net --network",
                "contain run --network ho; host",
                "contain run --network=ho; host",
                "contain run --net ns; ns:",
                "contain spec --net; --net --network",
                "contain run --bundle /etc/ssl/cer; /etc/ssl/certs",
                "'contain run --pid '; host private",
                "contain run -it --memory 64m --cgroupns=p; private",
                "contain run --cap-add SYS_PT; SYS_PTRACE",
                "contain run --cap-drop=A; ALL AUDIT_CONTROL AUDIT_READ AUDIT_WRITE",
                "contain run --ulimit nof; nofile=",
                "contain run --stop-signal SIGUS; SIGUSR1 SIGUSR2",
                "contain run --rootfs /etc/ssl/cer; /etc/ssl/certs",
                "contain run --rootfs=/etc/passw; ''",
                "contain run --env-file /etc/os-rel; /etc/os-release",
                "contain run -v /usr/sh; /usr/share",
                "contain run --security-opt seccomp=u; seccomp=unconfined",
                "contain compile -o f --read; --read-only",
                "contain run -w /t; ''",
                "contain run -- --net; ''",
                "contain run sh --net; ''",
                "contain run -m 64m sh --net; ''",
                "contain doctor --net; ''",
                "contain ps; ''",
            })
    void whatCanBeTyped(String line, String words) throws Exception {
        assertThat(tab(line).split(" ", -1)).as(line).containsExactlyInAnyOrder(words.split(" ", -1));
    }

    @Test
    void everyOptionIsOffered() throws Exception {
        assertThat(tab("contain run -").split(" ", -1)).containsExactlyElementsOf(Option.allNames());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "zsh", "bash -x"})
    void forNoOtherShell(String words) {
        assertThatThrownBy(() -> Completion.text(List.of(words.split(" ", -1))))
                .isInstanceOf(UsageException.class)
                .hasMessage("completion is there for bash: ./contain completion bash");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "-h"})
    void whatItIs(String word) {
        assertThat(Completion.text(List.of(word)))
                .startsWith("Usage: ./contain completion bash\n")
                .contains("source <(");
    }

    private static String tab(String line) throws IOException, InterruptedException {
        String script = Completion.text(List.of("bash")) + TAB;
        Process bash = new ProcessBuilder("bash", "--norc", "-uc", script)
                .redirectErrorStream(true)
                .start();
        try (var in = bash.outputWriter(StandardCharsets.UTF_8)) {
            in.write(line + "\n");
        }
        String out = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        bash.waitFor();
        return out.strip();
    }
}
