package containers.telling;

import static org.assertj.core.api.Assertions.assertThat;

import containers.executable.ProgramMemory;
import containers.kernel.Errno;
import containers.kernel.Part;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a person sees of a failure: one line, perhaps advice, a status. */
class StepProgramTests {

    private static final ProgramMemory.Line REFUSED =
            new ProgramMemory.Line(1, "before", Part.NONE, "clone3(1)", -Errno.ENOSYS.number());

    private final ByteArrayOutputStream errors = new ByteArrayOutputStream();

    /** A failure with a refused row. */
    private static final class Refused extends RuntimeException implements OneLine {

        private static final long serialVersionUID = 1;

        @Override
        public String told() {
            return "clone3(1) failed";
        }

        @Override
        public int status() {
            return 126;
        }

        @Override
        public Optional<ProgramMemory.Line> refused() {
            return Optional.of(REFUSED);
        }
    }

    @Test
    void whatWorksSaysNothing() {
        assertThat(status(() -> {})).isZero();
        assertThat(lines()).isEmpty();
    }

    @Test
    void aRefusedRowHasAdvice() {
        assertThat(status(() -> {
                    throw new Refused();
                }))
                .isEqualTo(126);
        assertThat(lines()).hasSize(2);
        assertThat(lines().get(0)).isEqualTo("step 3: clone3(1) failed");
        assertThat(lines().get(1)).startsWith("step 3: This needs Linux 5.12 or newer");
    }

    @Test
    void aFileThatIsNotThere() {
        assertThat(status(() -> Files.readString(Path.of("/no/such/file")))).isEqualTo(125);
        assertThat(lines()).containsExactly("step 3: a file can't be read or written: /no/such/file: NoSuchFile");
    }

    @Test
    void aMistakeOfOursKeepsItsStackTrace() {
        assertThat(status(() -> {
                    throw new IllegalStateException("a mistake");
                }))
                .isEqualTo(125);
        assertThat(lines()).first().isEqualTo("java.lang.IllegalStateException: a mistake");
        assertThat(lines()).last().isEqualTo("step 3: a mistake of our own: please report the lines above");
    }

    @Test
    void whoAskedForOneStepSeesOne() {
        assertThat(new Selection("modules: [step03-chroot]").includes(3)).isTrue();
        assertThat(new Selection("modules: [step03-chroot]").includes(2)).isFalse();
        assertThat(new Selection("modules: []").includes(2)).isTrue();
        assertThat(new Selection("").includes(2)).isTrue();
    }

    private int status(StepProgram.Body body) {
        PrintStream stream = new PrintStream(errors, true, StandardCharsets.UTF_8);
        return new StepProgram(3, new BirthAdvice()).status(body, stream);
    }

    private List<String> lines() {
        return errors.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
