package containers.runner;

import static org.assertj.core.api.Assertions.assertThat;

import containers.testing.HostUntouched;
import containers.testing.InCi;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Words and variables reach the container's program byte for byte, in any locale. */
@InCi
@ExtendWith({HostUntouched.class, NothingLeft.class})
@Timeout(600)
class GivenWordsTests {

    /** Bytes as printf(1) writes them, and as od(1) shows them. */
    private static final String GIVEN = "word=$(printf '%s'); export LC_ALL=%s; ";

    private static final String SHOW = " -- /bin/sh -c 'printf %s \"$1$A\" | od -An -tx1' sh \"$word\"";

    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource({
        "'\\377\\376', C.UTF-8, ff fe",
        "'\\377\\376', C, ff fe",
        "'a\\200', C.UTF-8, 61 80",
        "'\\303\\274', C.UTF-8, c3 bc",
        "'\\303\\274', C, c3 bc",
        "'\\360\\237\\224\\221', C.UTF-8, f0 9f 94 91",
        "'\\360\\237\\224\\221', C, f0 9f 94 91",
        "'\\357\\277\\275', C.UTF-8, ef bf bd",
    })
    void anyBytes(String given, String locale, String shown) {
        String script = given(given, locale) + "exec \"$@\" -e A=\"$word\"" + SHOW;

        assertThat(RunnerProcess.fromScript(script, "run")).isEqualTo(new Run(0, " " + shown + " " + shown + "\n", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"C", "C.UTF-8"})
    void inACompiledProgramToo(String locale) {
        String file = directory.resolve("program").toString();
        String script = given("\\377", locale) + "\"$@\" -o " + file + " -e A=\"$word\"" + SHOW + " && exec " + file;

        assertThat(RunnerProcess.fromScript(script, "compile")).isEqualTo(new Run(0, " ff ff\n", ""));
    }

    @Test
    void theWorkingDirectory() {
        String script = given("\\377", "C.UTF-8")
                + "\"$@\" -- /bin/sh -c 'mkdir \"/tmp/$1\" && exec env -C \"/tmp/$1\" pwd' sh \"$word\" | od -An -tx1;"
                + "\"$@\" -w \"/$word\" -- true 2>&1 | tr '\\377' '?'";

        assertThat(RunnerProcess.fromScript(script, "run").out())
                .startsWith(" 2f 74 6d 70 2f ff 0a\ncontain: the working directory '/?'")
                .hasLineCount(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"run --rootfs \"/$word\"", "compile -o \"/tmp/$word\""})
    void whatJavaCantName(String options) {
        Run run = RunnerProcess.fromScript(given("\\377", "C.UTF-8") + "exec \"$@\" " + options + " -- true");

        assertThat(run.err()).startsWith("contain: ").hasLineCount(1);
        assertThat(run.status()).isEqualTo(125);
    }

    private static String given(String bytes, String locale) {
        return GIVEN.replaceFirst("%s", bytes.replace("\\", "\\\\")).replace("%s", locale);
    }
}
