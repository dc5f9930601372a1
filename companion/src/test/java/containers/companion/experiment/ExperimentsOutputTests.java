package containers.companion.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import containers.companion.lab.Change;
import containers.companion.lab.Course;
import containers.companion.sandbox.Sandbox.Result;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("graders")
class ExperimentsOutputTests {

    @Test
    void whatPrintsTooMuchIsOneLine() throws IOException {
        Change change = new Change(Change.Kind.WITHOUT, List.of("CLONE_NEWPID"), false);
        Result result = new Experimenting(Course.in(Path.of("..").toRealPath())).run(2, change, "seq 3000");

        assertThat(result.status()).isEqualTo(125);
        assertThat(result.output())
                .isEqualTo("workshop: the command prints 3000 lines, and what is compared has 2000 at most\n");
    }
}
