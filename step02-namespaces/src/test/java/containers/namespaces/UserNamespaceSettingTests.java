package containers.namespaces;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UserNamespaceSettingTests {

    @TempDir
    private Path root;

    @ParameterizedTest
    @CsvSource({
        "MOST, user/max_user_namespaces, 0, 63000, sysctl user.max_user_namespaces=15000",
        "UNPRIVILEGED, kernel/unprivileged_userns_clone, 0, 1, sysctl kernel.unprivileged_userns_clone=1",
        "APPARMOR, kernel/apparmor_restrict_unprivileged_userns, 1, 0,"
                + " sysctl kernel.apparmor_restrict_unprivileged_userns=0 (for all programs; not tried on such a machine)",
    })
    void oneValueForbids(UserNamespaceSetting setting, String file, String forbidding, String allowing, String cure)
            throws IOException {
        set(file, allowing);
        assertThat(UserNamespaceSetting.forbidding(root)).isEmpty();

        set(file, forbidding);
        assertThat(UserNamespaceSetting.forbidding(root)).contains(setting);
        assertThat(setting.cause()).isEqualTo(file.replace('/', '.') + " is " + forbidding);
        assertThat(setting.cure()).isEqualTo(cure);
    }

    @Test
    void aKernelWithoutAnyOfThemForbidsNothing() {
        assertThat(UserNamespaceSetting.forbidding(root)).isEmpty();
    }

    private void set(String file, String value) throws IOException {
        Path path = root.resolve("proc/sys").resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, value + "\n");
    }
}
