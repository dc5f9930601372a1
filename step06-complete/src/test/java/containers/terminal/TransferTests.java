package containers.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import containers.executable.ProgramFile;
import containers.kernel.Argument;
import containers.kernel.Call;
import containers.kernel.CallList;
import containers.kernel.SystemCall;
import containers.program.Program;
import containers.testing.InCi;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What is typed and what is shown arrives whole, on terminals and through pipes. */
@InCi
class TransferTests extends OnATerminal {

    /** Many more bytes than the buffers of two terminals hold. */
    @Test
    void whatIsTypedAndWhatIsShownArrivesWhole() throws Exception {
        String line = "x".repeat(4000) + "\n";
        int lines = 262; // a megabyte
        start(contain + " run -- /bin/sh -c 'stty -echo; echo ready; wc -c; seq 1 100000'");
        waitFor("ready");
        for (int i = 0; i < lines; i++) {
            type(line);
        }
        type("\004");

        assertThat(restOfScreen().lines().filter(shown -> shown.matches("\\d+")))
                .hasSize(100_001)
                .contains(Integer.toString(lines * line.length()));
    }

    @Test
    void severalLinesAtOnceInAnyLanguage() throws Exception {
        start(contain + " run -- /bin/sh -c 'stty -echo; echo ready; cat'");
        waitFor("ready");
        type("grün ☃\n漢字\n🐳 end\n\004");

        assertThat(script.waitFor()).isZero();
        assertThat(restOfScreen()).endsWith("\ngrün ☃\n漢字\n🐳 end\n");
    }

    /** Who shares the terminal may have asked the kernel not to wait. */
    @Test
    void aTerminalThatDoesNotBlockIsWaitedFor() throws Exception {
        CallList calls = new CallList();
        calls.add(Call.of(
                SystemCall.FCNTL,
                Argument.number(0),
                new Argument.Word(4, "F_SETFL"),
                new Argument.Word(04002, "O_RDWR|O_NONBLOCK")));
        Path program = Files.write(
                directory.resolve("nonblocking"),
                ProgramFile.of(Program.of(calls)).content());
        assertThat(program.toFile().setExecutable(true)).isTrue();

        start(program + "; " + contain
                + " run -- /bin/sh -c 'stty -echo; echo ready; read line; echo \"$line\"; seq 1 100000'");
        waitFor("ready");
        type("typed late\n");

        assertThat(restOfScreen()).contains("typed late").endsWith("\n99999\n100000\n");
        assertThat(script.waitFor()).isZero();
    }

    @Test
    void withoutATerminalOfItsOwnTheOutputArrivesWhole() throws Exception {
        start(contain + " run -- /bin/sh -c 'seq 1 50000; seq 50001 100000 >&2; test -t 1 || exit 4' </dev/null");

        assertThat(restOfScreen().lines()).hasSize(100_000).last().isEqualTo("100000");
        assertThat(script.waitFor()).isEqualTo(4);
    }

    @Test
    void aGigabyteThroughPipesArrivesWhole() throws Exception {
        start("head -c 1G /dev/zero | " + contain + " run -- /bin/cat | wc -c");

        assertThat(restOfScreen()).isEqualTo("1073741824\n");
    }

    /** As with less: who reads the pipe has the terminal. The shell that starts both does job control. */
    @Test
    void inAPipelineTheTerminalIsTheOthers() throws Exception {
        start("bash --norc -i");
        type(contain + " run -- /bin/echo in the pipe"
                + " | { read line; echo \"asked-$((1 + 1))\"; read answer </dev/tty; echo \"$line: $answer!\"; }\n");
        waitFor("asked-2");
        type("yes\n");
        waitFor("in the pipe: yes!");
        type("exit 6\n");

        assertThat(script.waitFor()).isEqualTo(6);
    }

    /** What is typed is for the program at the pipe's other end, unless {@code -i} says that it isn't. */
    @Test
    void withTheOutputInAPipeItReadsNothingUnlessItIsAskedTo() throws Exception {
        start(contain + " run -- /bin/cat | wc -c; " + contain
                + " run -i -- /bin/sh -c 'echo ready >&2; cat' | tr a-z A-Z");
        waitFor("ready");
        type("hello\n\004");

        assertThat(script.waitFor()).isZero();
        assertThat(restOfScreen().lines()).startsWith("0", "ready").endsWith("HELLO");
    }

    @Test
    void withTheOutputInAPipeItHasOneIfItIsAskedFor() throws Exception {
        start(contain + " run -- /bin/echo plain | cat; " + contain + " run -t -- /bin/sh -c tty | cat");

        assertThat(script.waitFor()).isZero();
        assertThat(restOfScreen()).isEqualTo("plain\n/dev/pts/0\n");
    }
}
