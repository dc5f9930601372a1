package containers.commandline.variables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import containers.telling.UsageException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class VariableOptionsTests {

    private final VariableOptions options = new VariableOptions();

    @TempDir
    private Path directory;

    @Test
    void aNameAloneHasTheValueThatItHasHere() {
        options.add("PATH");
        options.add("NO_SUCH_VARIABLE");

        assertThat(options.values()).containsExactly(entry("PATH", System.getenv("PATH")));
        assertThat(options.unset()).containsExactly("NO_SUCH_VARIABLE");
    }

    @Test
    void theLastWordCounts() {
        options.add("A=1");
        options.add("NO_SUCH_VARIABLE");
        options.add("NO_SUCH_VARIABLE=2=3");
        options.add("A=");

        assertThat(options.values()).containsOnly(entry("A", ""), entry("NO_SUCH_VARIABLE", "2=3"));
        assertThat(options.unset()).isEmpty();
    }

    @Test
    void aFileAsDockerReadsIt() throws IOException {
        options.add("GIVEN=here");
        options.addFile(file("""
                \uFEFF# a comment
                A=1

                  B= two words\s
                C="quotes stay"
                D=x # so does this
                NO_SUCH_VARIABLE
                PATH
                GIVEN=in the file
                E=\
                """));

        assertThat(options.values())
                .containsExactly(
                        entry("A", "1"),
                        entry("B", " two words "),
                        entry("C", "\"quotes stay\""),
                        entry("D", "x # so does this"),
                        entry("PATH", System.getenv("PATH")),
                        entry("GIVEN", "here"),
                        entry("E", ""));
        assertThat(options.unset()).isEmpty();
    }

    @Test
    void aFileWrittenOnWindows() throws IOException {
        options.addFile(file("A=1\r\nB=2\r\n"));

        assertThat(options.values()).containsExactly(entry("A", "1"), entry("B", "2"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "A=1\\n=2|:2: there is no name before '='",
                "#\\n\\nMY NAME=2|:3: a name can't contain blanks: 'MY NAME'",
                "A =2|:1: a name can't contain blanks: 'A '",
                "A=\\0|:1: a zero byte can be in no name and in no value",
            })
    void aBrokenFileIsToldWithItsLine(String text, String line) throws IOException {
        String path = file(text.replace("\\n", "\n").replace("\\0", "\0"));

        assertThatThrownBy(() -> options.addFile(path))
                .isInstanceOf(UsageException.class)
                .hasMessage("--env-file " + path + line);
    }

    @Test
    void aFileThatIsNoText() throws IOException {
        Path path = Files.write(directory.resolve("binary"), "A=\u00e4".getBytes(StandardCharsets.ISO_8859_1));

        assertThatThrownBy(() -> options.addFile(path.toString())).hasMessage("--env-file " + path + ":1: not UTF-8");
    }

    @ParameterizedTest
    @CsvSource({
        "/no/such, ' /no/such: no such file, or this user can''t see it'",
        "/etc, ' /etc: a directory'",
        "/dev/zero, ' /dev/zero: longer than 8 MiB, and no program could be given that'",
        "'', ' needs a file, and was given an empty word'"
    })
    void noFile(String path, String rest) {
        assertThatThrownBy(() -> options.addFile(path))
                .isInstanceOf(UsageException.class)
                .hasMessage("--env-file" + rest);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "=", "=1"})
    void noName(String entry) {
        assertThatThrownBy(() -> options.add(entry)).isInstanceOf(UsageException.class);
        assertThatThrownBy(() -> new LabelOptions().add(entry)).isInstanceOf(UsageException.class);
    }

    @Test
    void aLabelNeedsNoValue() throws IOException {
        LabelOptions labels = new LabelOptions();
        labels.add("c");
        labels.addFile(file("a=1\nb\nc=2"));

        assertThat(labels.annotations()).containsExactly(entry("a", "1"), entry("b", ""), entry("c", ""));
    }

    /** Java would put a question mark for what is no character. */
    @Test
    void bytesStayWhatTheyAre() {
        assertThat(CallersVariables.value("A", "AA=1\0A=\udcff\0B=")).contains("\udcff");
        assertThat(CallersVariables.value("B", "A=1\0B=\0")).contains("");
        assertThat(CallersVariables.value("C", "A=1\0B=\0")).isEmpty();
    }

    private String file(String text) throws IOException {
        return Files.writeString(directory.resolve("entries"), text).toString();
    }
}
