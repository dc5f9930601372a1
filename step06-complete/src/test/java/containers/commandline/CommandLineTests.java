package containers.commandline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import containers.cgroups.limits.MemoryLimit;
import containers.telling.UsageException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CommandLineTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-it -m 64m --name box cmd -x",
                "-itm 64m -h box cmd -x",
                "-m64m -hbox cmd -x",
                "-tm=64m --hostname=box -- cmd -x",
                "--rm --memory=64m -i -h=box -- cmd -x",
                "--privileged=true -m 64m --privileged=0 -itm64m -hbox -- cmd -x",
                "-t=false --init=FALSE -m 64m -hbox -- cmd -x"
            })
    void theSameInManyWays(String words) {
        RunOptions options = parsed(words);

        assertThat(options.limits().limits()).containsExactly(MemoryLimit.of(64 << 20));
        assertThat(options.program().hostname("another").name()).isEqualTo("box");
        assertThat(options.program().command()).containsExactly("cmd", "-x");
    }

    @ParameterizedTest
    @CsvSource({
        "-i, true",
        "-i=1, true",
        "--interactive=false, false",
        "-i -i=0, false",
        "-i=0 -i, true",
        "-ti=F, false"
    })
    void whatIsOnAndOffAsForDocker(String words, boolean on) {
        assertThat(parsed(words + " cmd").program().interactive()).isEqualTo(on);
    }

    @Test
    void aHyphenAloneIsAWord() {
        assertThat(parsed("- -m").program().command()).containsExactly("-", "-m");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "-it --help", "-m 64m --help --no-such", "--help -- cmd"})
    void helpIsAskedForAmongTheOptions(String words) {
        assertThat(CommandLine.parse(List.of(words.split(" ")))).isEmpty();
        assertThat(CommandLine.parseCompile(List.of(words.split(" ")))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-- --help", "cmd --help", "-h --help cmd"})
    void elsewhereItIsAWord(String words) {
        assertThat(CommandLine.parse(List.of(words.split(" ")))).isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "--memroy, --memory",
        "--enviroment, ''",
        "--evn, --env",
        "--hostnme, --hostname",
        "--devce-read-bps, --device-read-bps",
        "--x, ''",
        "--something-else, ''"
    })
    void whatWasMeant(String typed, String meant) {
        assertThatThrownBy(() -> CommandLine.parse(List.of(typed)))
                .isInstanceOf(UsageException.class)
                .hasMessage("unknown option " + typed
                        + (meant.isEmpty() ? " (./contain --help lists them)" : ": did you mean " + meant + "?"));
    }

    /** What a record has against a value is told to the person who gave it. */
    @ParameterizedTest
    @ValueSource(strings = {"-m 1", "-h= cmd", "--pids-limit -2", "--cpu-shares 1", "--blkio-weight -99999999999"})
    void aValueOutOfBoundsIsAPersonsMistake(String words) {
        assertThatThrownBy(() -> parsed(words)).isInstanceOf(UsageException.class);
    }

    private static RunOptions parsed(String words) {
        return CommandLine.parse(List.of(words.split(" "))).orElseThrow();
    }
}
