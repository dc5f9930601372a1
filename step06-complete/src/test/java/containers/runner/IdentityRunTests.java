package containers.runner;

import static org.assertj.core.api.Assertions.assertThat;

import containers.testing.Feature;
import containers.testing.HostUntouched;
import containers.testing.Needs;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who the kernel says that the container's program is. */
@ExtendWith({HostUntouched.class, NothingLeft.class})
class IdentityRunTests {

    private static final String ABOUT_IT =
            "while read name value; do case $name in Uid:|Gid:|Groups:|Cap[IPEA]*) echo $name $value;; esac; done"
                    + " </proc/self/status; echo $HOME";

    @Test
    void rootIsInNoGroupOfTheCallers() {
        assertThat(Run.script(ABOUT_IT).out()).contains("Uid: 0 0 0 0", "Gid: 0 0 0 0", "/root");
    }

    @Test
    @Needs(Feature.ROOT)
    void anotherUserHasNoPower() {
        Run run = Run.of("run", "-u", "1000:50", "--group-add", "60", "--group-add=70", "--", "sh", "-c", ABOUT_IT);

        assertThat(run.out()).isEqualTo("""
                Uid: 1000 1000 1000 1000
                Gid: 50 50 50 50
                Groups: 60 70
                CapInh: 0000000000000000
                CapPrm: 0000000000000000
                CapEff: 0000000000000000
                CapAmb: 0000000000000000
                /
                """);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--cap-add=ALL", "--cap-drop=ALL", "--security-opt=no-new-privileges=false"})
    @Needs(Feature.ROOT)
    void whateverElseIsAsked(String option) {
        Run run = Run.of("run", option, "--user=7", "--", "sh", "-c", ABOUT_IT);

        assertThat(run.out()).contains("Uid: 7 7 7 7", "CapPrm: 0000000000000000", "CapEff: 0000000000000000");
    }

    @Test
    @Needs(Feature.ROOT)
    void itCannotBecomeRootAgain() {
        Run run = Run.of("run", "-u", "1000", "--", "sh", "-c", "echo x >/etc/passwd || echo refused; chown 0 /tmp");

        assertThat(run.out()).isEqualTo("refused\n");
        assertThat(run.status()).isNotZero();
    }

    @ParameterizedTest
    @CsvSource({
        "-u nobody-here, there is no user 'nobody-here' in the container's /etc/passwd (a number works without it)",
        "--group-add forks, there is no group 'forks' in the container's /etc/group (a number works without it)",
        "-u 4294967295, 'users and groups have numbers from 0 to 4294967294, not 4294967295'",
    })
    void oneLineForWhoIsNotThere(String option, String line) {
        List<String> words = List.of(option.split(" ", -1));
        Run run = Run.of("run", words.get(0), words.get(1), "--", "true");

        assertThat(run.status()).isEqualTo(125);
        assertThat(run.err().lines()).containsExactly("contain: " + line);
    }

    @Test
    @Needs(Feature.NOT_ROOT)
    void withoutRootAndRangesThereIsRootOnly() {
        assertThat(Run.of("run", "--userns=host", "-u", "root", "--", "sh", "-c", ABOUT_IT)
                        .out())
                .contains("Uid: 0 0 0 0");
        for (List<String> option : List.of(List.of("-u", "1000"), List.of("-u", "0:5"), List.of("--group-add", "5"))) {
            Run run = Run.of("run", "--userns=host", option.get(0), option.get(1), "--", "true");

            assertThat(run.status()).isEqualTo(125);
            assertThat(run.err())
                    .startsWith("contain: --user, --group-add: there is one user inside")
                    .hasLineCount(1);
        }
    }
}
