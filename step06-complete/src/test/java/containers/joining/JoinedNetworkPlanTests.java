package containers.joining;

import static org.assertj.core.api.Assertions.assertThat;

import containers.kernel.CallList;
import containers.namespaces.User;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The calls that enter a network that is there already. */
final class JoinedNetworkPlanTests {

    private final CallList parent = new CallList();

    private List<String> calls(User user) {
        new JoinedNetwork("/run/netns/blue").addTo(parent, user);
        return parent.rows().stream().map(row -> row.call().toString()).toList();
    }

    /** Whatever the path leads to, opening it waits for nobody, and nobody's terminal becomes ours. */
    @Test
    void rootEntersItAsItIs() {
        assertThat(calls(new User(0, 0)))
                .containsExactly(
                        "openat(AT_FDCWD, \"/run/netns/blue\", O_RDONLY|O_NONBLOCK|O_NOCTTY|O_CLOEXEC)",
                        "setns(#1, CLONE_NEWNET)",
                        "close(#1)");
    }

    @Test
    void othersEnterFirstWhatItBelongsTo() {
        assertThat(calls(new User(1000, 1000)))
                .containsExactly(
                        "openat(AT_FDCWD, \"/run/netns/blue\", O_RDONLY|O_NONBLOCK|O_NOCTTY|O_CLOEXEC)",
                        "ioctl(#1, NS_GET_USERNS)",
                        "unshare(CLONE_FS)",
                        "setns(#2, CLONE_NEWUSER)",
                        "close(#2)",
                        "setresgid(0, 0, 0)",
                        "setresuid(0, 0, 0)",
                        "prctl(PR_SET_DUMPABLE, 1)",
                        "setns(#1, CLONE_NEWNET)",
                        "close(#1)");
    }

    @Test
    void whoIsntRootIsRootThere() {
        assertThat(JoinedNetwork.seenFromThere(new User(1000, 1000)))
                .extracting(User::uid, User::gid, User::isRoot)
                .containsExactly(0L, 0L, false);
        assertThat(JoinedNetwork.seenFromThere(new User(0, 0))).isEqualTo(new User(0, 0));
    }
}
