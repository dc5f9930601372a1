package containers.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import containers.cgroups.Step05Cgroups;
import containers.testing.HostSnapshot;
import java.nio.file.FileSystemException;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrialsTests {

    private final Trials trials = new Trials(Step05Cgroups.advice());

    /** Where these tests can run, so can the steps. Step 5 takes a group that not every user can make. */
    @Test
    void theStepsWorkHere() {
        HostSnapshot before = HostSnapshot.take();

        assertThat(List.of(trials.step1(), trials.step2(), trials.step3(), trials.step4(), trials.step6()))
                .allMatch(finding -> finding.verdict() == Verdict.OK);
        assertThat(trials.step5())
                .satisfiesAnyOf(
                        works -> assertThat(works.verdict()).isEqualTo(Verdict.OK),
                        fails -> assertThat(fails.means())
                                .startsWith("limits: the limit on memory needs a control group"));
        before.assertUnchanged();
    }

    @Test
    void aFileThatCannotBeWrittenIsToldInWords() {
        Finding finding = Trials.failed(
                "step 3", "a root", new FileSystemException("/lib/a", "/copy", "No space left on device"));

        assertThat(finding.means())
                .isEqualTo("a root: a file can't be read or written: /copy: No space left on device");
        assertThat(finding.mend()).isNotEmpty();
    }
}
