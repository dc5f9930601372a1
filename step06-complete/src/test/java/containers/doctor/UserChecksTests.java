package containers.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import containers.namespaces.User;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UserChecksTests {

    private static final User ROOT = new User(0, 0);
    private static final User ORDINARY = new User(54_321, 54_321);

    @TempDir
    private Path root;

    @ParameterizedTest
    @CsvSource({
        "user/max_user_namespaces, 0, user.max_user_namespaces=15000",
        "kernel/unprivileged_userns_clone, 0, kernel.unprivileged_userns_clone=1",
        "kernel/apparmor_restrict_unprivileged_userns, 1, kernel.apparmor_restrict_unprivileged_userns=0"
                + " (for all programs; not tried on such a machine)",
    })
    void aSettingThatForbidsUserNamespacesIsNamedWithItsCure(String setting, String value, String cure) {
        FakeMachine machine = new FakeMachine(root).with("proc/sys/" + setting, value);

        Finding finding = of(machine, ORDINARY).userNamespaces();

        assertThat(finding.verdict()).isEqualTo(Verdict.MISSING);
        assertThat(finding.mend()).isEqualTo("sudo sysctl " + cure);
    }

    @Test
    void otherValuesForbidNothing() {
        FakeMachine machine = new FakeMachine(root)
                .with("proc/sys/user/max_user_namespaces", "63000")
                .with("proc/sys/kernel/unprivileged_userns_clone", "1")
                .with("proc/sys/kernel/apparmor_restrict_unprivileged_userns", "0");

        assertThat(of(machine, ORDINARY).userNamespaces().verdict()).isEqualTo(Verdict.OK);
    }

    @Test
    void rootDoesWithoutThem() {
        FakeMachine machine = new FakeMachine(root).with("proc/sys/user/max_user_namespaces", "0");

        assertThat(of(machine, ROOT).userNamespaces().verdict()).isEqualTo(Verdict.DEGRADED);
        assertThat(of(machine, ROOT).otherUsers().verdict()).isEqualTo(Verdict.OK);
    }

    @Test
    void rootOfAUserNamespaceHasNoOthers() {
        User ofNamespace = new User(0, 0, false, -1);

        assertThat(of(new FakeMachine(root), ofNamespace).otherUsers().verdict())
                .isEqualTo(Verdict.DEGRADED);
    }

    /** With the programs or without them: the cure is another. */
    @Test
    void aUserWithoutARangeIsToldHowToGetOne() {
        Finding finding = of(new FakeMachine(root), ORDINARY).otherUsers();

        assertThat(finding.verdict()).isEqualTo(Verdict.DEGRADED);
        assertThat(finding.mend())
                .isIn(
                        "sudo apt-get install uidmap",
                        "sudo usermod --add-subuids 100000-165535 --add-subgids 100000-165535 nobody-here");
    }

    private static UserChecks of(FakeMachine machine, User user) {
        return new UserChecks(machine.machine(), user, "nobody-here");
    }
}
