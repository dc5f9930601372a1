package containers.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The command that compiles a program again is printed where others may read it. */
final class CompileOptionsTests {

    private static String again(String... words) {
        List<String> all = new ArrayList<>(List.of("-o", "f"));
        all.addAll(List.of(words));
        return CommandLine.parseCompile(all).orElseThrow().again();
    }

    /** However a variable was given, its name is there, and what it holds isn't. */
    @ParameterizedTest
    @CsvSource({
        "-e TOKEN=secret,          '-e TOKEN=\"$TOKEN\"'",
        "--env TOKEN=secret,       '--env TOKEN=\"$TOKEN\"'",
        "--env=TOKEN=secret,       '--env=TOKEN=\"$TOKEN\"'",
        "-eTOKEN=secret,           '-eTOKEN=\"$TOKEN\"'",
        "-e=TOKEN=secret,          '-e=TOKEN=\"$TOKEN\"'",
        "-ie TOKEN=secret,         '-ie TOKEN=\"$TOKEN\"'",
        "-ieTOKEN=secret=x,        '-ieTOKEN=\"$TOKEN\"'",
        "-e TOKEN,                 -e TOKEN",
        "-e TOKEN=,                '-e TOKEN=\"$TOKEN\"'",
    })
    void whatAVariableHoldsIsNotPrinted(String words, String printed) {
        List<String> all = new ArrayList<>(List.of(words.split(" ", -1)));
        all.addAll(List.of("--", "cmd"));

        assertThat(again(all.toArray(new String[0])))
                .isEqualTo("./contain compile -o f " + printed + " -- cmd")
                .doesNotContain("secret");
    }

    /** Only a variable is one: another option's value can look like it, and so can the command's words. */
    @Test
    void allElseIsAsItWasTyped() {
        assertThat(again("-l", "-eA=b", "-w", "/a b", "--", "cmd", "-e", "A=it's", ""))
                .isEqualTo("./contain compile -o f -l -eA=b -w '/a b' -- cmd -e 'A=it'\\''s' ''");
    }
}
