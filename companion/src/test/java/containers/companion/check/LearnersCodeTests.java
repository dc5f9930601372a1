package containers.companion.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LearnersCodeTests {

    private static final String SOURCE = "some/Thing.java";

    private static final String REFERENCE = """
            package some;
            class Thing {
                static int size(String of) { return 1; }
                void add(Part part) { hidden(); }
                private void hidden() {}
                record Part(int number) {}
                enum Kind { LARGE }
            }
            """;

    @TempDir
    private Path directory;

    @Test
    void theFirstErrorWithItsLineAndACaret() throws IOException {
        assertThat(new LearnersCode(Map.of(SOURCE, "package some;\nclass Thing { int i = \"a\"; int j = \"b\"; }\n"))
                        .compile(List.of(), directory))
                .contains(SOURCE + ":2: incompatible types: java.lang.String cannot be converted to int\n"
                        + "class Thing { int i = \"a\"; int j = \"b\"; }\n"
                        + "                      ^");
    }

    @Test
    void whatWasCompiledBeforeIsGone() throws IOException {
        new LearnersCode(Map.of("Old.java", "class Old {}")).compile(List.of(), directory);
        new LearnersCode(Map.of("New.java", "class New {}")).compile(List.of(), directory);

        assertThat(directory).isDirectoryNotContaining("glob:**Old.class").isDirectoryContaining("glob:**New.class");
    }

    @Test
    void theSameSignatures() throws IOException {
        assertThat(missing(REFERENCE.replace("hidden", "other"))).isEqualTo("nothing");
    }

    @Test
    void aFileOfAnotherPackage() throws IOException {
        String other = REFERENCE.replace("package some", "package another");

        assertThat(new LearnersCode(Map.of(SOURCE, other)).compile(List.of(), directory))
                .contains(SOURCE + ": its package is another, and the step's is some");
    }

    @Test
    void whatOthersNeedAndIsMissing() throws IOException {
        assertThat(missing("")).isEqualTo("class some.Thing");
        assertThat(missing(REFERENCE.replace("String of", "int of"))).isEqualTo("static int size(String)");
        assertThat(missing(REFERENCE.replace("static int", "int"))).isEqualTo("static int size(String)");
        assertThat(missing(REFERENCE.replace("void add", "private void add"))).isEqualTo("void add(Part)");
        assertThat(missing(REFERENCE.replace("enum Kind { LARGE }", ""))).isEqualTo("class some.Thing$Kind");
        assertThat(missing(REFERENCE.replace("record Part(int number) {}", "").replace("Part part", "int part")))
                .isEqualTo("void add(Part)");
        assertThat(missing(REFERENCE.replace("int number", "long number"))).isEqualTo("Part(int)");
    }

    private String missing(String written) throws IOException {
        Path reference = directory.resolve("reference");
        Path learners = directory.resolve("learners");
        assertThat(new LearnersCode(Map.of(SOURCE, REFERENCE)).compile(List.of(), reference))
                .isEmpty();
        assertThat(new LearnersCode(Map.of(SOURCE, written)).compile(List.of(reference), learners))
                .isEmpty();
        return new Signatures(learners, List.of(reference)).missing(SOURCE).orElse("nothing");
    }
}
