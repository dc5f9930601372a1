package containers.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import containers.cgroups.Step05Cgroups;
import containers.telling.UsageException;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class DoctorTests {

    private final Doctor doctor = new Doctor(Step05Cgroups.advice());

    @Test
    void aWordThatIsntKnownIsRefused() {
        assertThatThrownBy(() -> doctor.run(List.of("--jsno")))
                .isInstanceOf(UsageException.class)
                .hasMessage("doctor takes --json or nothing, not '--jsno'");
    }

    /** Where the tests run, the steps do. */
    @Test
    void nothingIsMissingForAStepThatWorks() throws IOException {
        assertThat(doctor.missingFor(4)).isEmpty();
    }
}
