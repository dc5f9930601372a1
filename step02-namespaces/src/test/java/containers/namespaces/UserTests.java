package containers.namespaces;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where a user's own files are. */
class UserTests {

    @TempDir
    private Path own;

    @Test
    void itsHomeIsWhatTheHostSays() {
        assertThat(User.home(own.toString(), "/nonexistent/told")).isEqualTo(own.toString());
        assertThat(User.home("/nonexistent", "")).isEqualTo("/nonexistent");
    }

    /** Root of an ordinary user's namespace has the machine's root's in /etc/passwd. */
    @Test
    void anothersIsNotItsHome() {
        String anothers = User.current().uid() == 0 ? "/nonexistent" : "/";

        assertThat(User.home(anothers, own.toString())).isEqualTo(own.toString());
        assertThat(User.home("?", own.toString())).isEqualTo(own.toString());
    }

    /** Then there is nothing to choose: what the host says is refused in words. */
    @Test
    void anothersIsNotTakenFromTheVariable() {
        assertThat(User.home("/nonexistent", "/proc/1/root/nonexistent")).isEqualTo("/nonexistent");
        assertThat(User.home("/nonexistent", "")).isEqualTo("/nonexistent");
        assertThat(User.home("/nonexistent", "relative")).isEqualTo("/nonexistent");
    }

    @Test
    void whoHasNoneAnywhere() {
        assertThat(User.home("?", "")).isEqualTo("/nonexistent");
        assertThat(User.home("?", "/nonexistent/told")).isEqualTo("/nonexistent/told");
    }
}
