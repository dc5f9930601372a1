package containers.companion.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class StarterTests {

    private static final String REFERENCE = """
            void configure() {
                // tag::book[]
                // tag::lab-hostname[]
                // Why.
                one();
                // end::lab-hostname[]
                // end::book[]
            }
            """;

    private static Lab lab() throws IOException {
        return Course.in(Path.of("..")).lab("2");
    }

    private static String line() throws IOException {
        return "    throw new UnsupportedOperationException(\"Task hostname: " + task().todo()
                + "\"); // lab-hostname\n";
    }

    private static Task task() throws IOException {
        return lab().named("hostname").findFirst().orElseThrow();
    }

    @Test
    void aRegionIsALineThatSaysWhatToDo() throws IOException {
        assertThat(new Starter(lab(), REFERENCE).text()).isEqualTo("void configure() {\n" + line() + "}\n");
    }

    /** The compiler refuses statements that can't be reached. */
    @Test
    void whatComesBehindCanBeReached() throws IOException {
        String reference = REFERENCE.replace("// end::book[]", "two();");
        assertThat(new Starter(lab(), reference.replace("// tag::book[]", "")).text())
                .contains("    if (true) " + line().strip() + "\n    two();");
    }

    @Test
    void theLineOfTheTaskItselfStays() throws IOException {
        Starter starter = new Starter(lab(), REFERENCE);
        assertThat(starter.filled(starter.text(), task())).isEqualTo(starter.text());
    }

    /** So that the compiler's error has the learner's line. */
    @Test
    void whatIsFilledInTakesOneLine() throws IOException {
        String reference =
                REFERENCE.replace("hostname", "kinds").replace("one();", "one(); // Or two.\n        two();");
        Starter starter = new Starter(lab(), reference);
        assertThat(starter.filled(starter.text(), task())).isEqualTo("void configure() {\n one(); two();\n}\n");
    }

    @Test
    void aRegionWithoutAnEnd() {
        assertThatThrownBy(() -> new SourceFile("// tag::lab-a[]\n")).hasMessage("the region lab-a has no end");
    }
}
