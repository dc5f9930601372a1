package containers.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import containers.commandline.options.UserOptions;
import containers.identity.Accounts.Account;
import containers.identity.Identity;
import containers.namespaces.Namespaces;
import containers.namespaces.User;
import containers.spec.Root;
import containers.telling.UsageException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who a command can be. */
final class ChosenAccountTests {

    private static final User ORDINARY = new User(1000, 1000);

    private final UserOptions options = new UserOptions();

    /** Where there is one user inside, as for who isn't root and has no ranges. */
    private Account alone() {
        return new ChosenAccount(options, new Root("/", false), ORDINARY).in(Namespaces.ofContainer(ORDINARY));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "root", "0:0"})
    void theOneUserThereIs(String user) {
        options.readUser(user);

        assertThat(alone().identity()).isEqualTo(Identity.ROOT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "1000", "0:5", "1:0"})
    void nobodyElseIsThere(String user) {
        options.readUser(user);

        assertThatThrownBy(this::alone)
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("--user, --group-add: there is one user inside, root");
    }

    @Test
    void norIsAnotherGroup() {
        options.addGroup("5");

        assertThatThrownBy(this::alone).hasMessageContaining("there is one user inside, root");
    }

    /** Root of the host can be whoever it says. */
    @Test
    void rootIsAnybody() {
        options.readUser("1000:100");
        options.addGroup("5");
        User root = new User(0, 0);

        assertThat(new ChosenAccount(options, new Root("/", false), root)
                        .in(Namespaces.ofContainer(root))
                        .identity())
                .isEqualTo(new Identity(1000, 100, List.of(5L)));
    }
}
