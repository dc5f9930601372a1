package containers.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccountsTests {

    @TempDir
    private Path root;

    @BeforeEach
    void writeFiles() throws IOException {
        Files.createDirectory(root.resolve("etc"));
        Files.writeString(root.resolve("etc/passwd"), """
                root:x:0:0:root:/root:/bin/sh
                # a remark
                cook:x:1000:50:The cook:/home/cook:/bin/sh
                broken:x:many:50::/:
                zero:x:5:5::/a\0b:/bin/sh
                short:x:7
                """);
        Files.writeString(root.resolve("etc/group"), """
                root:x:0:
                kitchen:x:50:
                knives:x:60:waiter,cook
                pans:x:70:cook
                """);
    }

    @ParameterizedTest
    @CsvSource({
        "cook, 1000, 50, '60,70', /home/cook",
        "1000, 1000, 50, '60,70', /home/cook",
        "cook:knives, 1000, 60, '', /home/cook",
        "cook:7, 1000, 7, '', /home/cook",
        "12, 12, 0, '', /",
        "12:kitchen, 12, 50, '', /",
        "0, 0, 0, '', /root",
        "4294967294:4294967294, 4294967294, 4294967294, '', /",
    })
    void theNumbersForANameAsDockerFindsThem(String user, long uid, long gid, String more, String home) {
        Accounts.Account found = Accounts.of(root.toString()).find(user, List.of());

        assertThat(found.identity().uid()).isEqualTo(uid);
        assertThat(found.identity().gid()).isEqualTo(gid);
        assertThat(found.identity().additionalGids().stream().map(Object::toString))
                .containsExactly(more.isEmpty() ? new String[0] : more.split(",", -1));
        assertThat(found.home()).isEqualTo(home);
    }

    @Test
    void groupsBesides() {
        assertThat(Accounts.of(root.toString())
                        .find("cook:0", List.of("pans", "8"))
                        .identity()
                        .additionalGids())
                .containsExactly(70L, 8L);
    }

    @ParameterizedTest
    @CsvSource({
        "waiter, there is no user 'waiter' in the container's /etc/passwd (a number works without it)",
        "zero, there is no user 'zero' in the container's /etc/passwd (a number works without it)",
        "short, there is no user 'short' in the container's /etc/passwd (a number works without it)",
        "'', a user is given as USER or USER:GROUP and not as ''",
        "-1, there is no user '-1' in the container's /etc/passwd (a number works without it)",
        "cook:, a user is given as USER or USER:GROUP and not as 'cook:'",
        "cook:forks, there is no group 'forks' in the container's /etc/group (a number works without it)",
        "4294967295, 'users and groups have numbers from 0 to 4294967294, not 4294967295'",
        "0:99999999999999999999, 'users and groups have numbers from 0 to 4294967294, not 99999999999999999999'",
        "broken, 'the container''s files have no number for ''broken'', but ''many'''",
    })
    void oneLineForWhatThereIsNot(String user, String line) {
        assertThatThrownBy(() -> Accounts.of(root.toString()).find(user, List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(line);
    }

    /** A link that would lead to the host's file leads to nothing inside. */
    @Test
    void linksLeadNowhereElse(@TempDir Path host) throws IOException {
        Path decoy = Files.writeString(host.resolve("passwd"), "secret:x:1:1::/:\n");
        Files.delete(root.resolve("etc/passwd"));
        Files.createSymbolicLink(root.resolve("etc/passwd"), decoy);
        assertThat(root.resolve("etc/passwd"))
                .as("what the link would show")
                .content()
                .contains("secret");

        assertThat(Accounts.of(root.toString()).users()).isEmpty();
    }

    /** A pipe would wait for a writer for ever; a directory can't be read. */
    @ParameterizedTest
    @ValueSource(strings = {"mkfifo", "mkdir"})
    void whatIsNoFileIsNotOpened(String make) throws Exception {
        Path passwd = root.resolve("etc/passwd");
        Files.delete(passwd);
        assertThat(new ProcessBuilder(make, passwd.toString()).start().waitFor())
                .isZero();

        assertThat(Accounts.of(root.toString()).users()).isEmpty();
    }
}
