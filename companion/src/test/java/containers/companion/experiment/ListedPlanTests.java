package containers.companion.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import containers.companion.lab.Course;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ListedPlanTests {

    @Test
    void theOrderOfFlagsIsNoDifference() {
        ListedPlan reference = plan("mount(\"x\", MS_NOSUID|MS_NODEV|MS_NOEXEC)", "openat(\"B|A\", O_RDONLY|O_PATH)");

        assertThat(plan("mount(\"x\", MS_NODEV|MS_NOEXEC|MS_NOSUID)", "openat(\"B|A\", O_PATH|O_RDONLY)")
                        .withFlagsAsIn(reference))
                .isEqualTo(reference);
        assertThat(plan("mount(\"x\", MS_NODEV|MS_NOSUID)").withFlagsAsIn(reference))
                .isEqualTo(plan("mount(\"x\", MS_NODEV|MS_NOSUID)"));
    }

    private static ListedPlan plan(String... calls) {
        return new ListedPlan(Map.of("a part", List.of(calls)));
    }

    @Test
    void aPlanIsListedPartByPart() throws IOException {
        Course course = Course.in(Path.of("..").toRealPath());

        assertThat(ListedPlan.of(course, 2, Optional.empty()).parts())
                .containsKeys("step 2: the namespaces that it is born into", "step 1: its program")
                .containsEntry("step 2: its session keyring", List.of("keyctl(KEYCTL_JOIN_SESSION_KEYRING, NULL)"))
                .containsEntry("step 2: the namespaces that it enters by itself", List.of("unshare(CLONE_NEWCGROUP)"));
    }
}
