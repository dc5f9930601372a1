package containers.companion.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import containers.companion.lab.Course;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ListedPlanTests {

    @Test
    void aPlanIsListedPartByPart() throws IOException {
        Course course = Course.in(Path.of("..").toRealPath());

        assertThat(ListedPlan.of(course, 2, Optional.empty()).parts())
                .containsKeys("step 2: the namespaces that it is born into", "step 1: its program")
                .containsEntry("step 2: its session keyring", List.of("keyctl(KEYCTL_JOIN_SESSION_KEYRING, NULL)"))
                .containsEntry("step 2: the namespaces that it enters by itself", List.of("unshare(CLONE_NEWCGROUP)"));
    }
}
