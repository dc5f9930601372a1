package containers.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import containers.calls.ProcessCalls;
import containers.kernel.Argument;
import containers.kernel.Call;
import containers.kernel.CallList;
import containers.kernel.SystemCall;
import containers.namespaces.User;
import containers.program.Program;
import containers.program.ProgramFile;
import containers.runner.NothingLeft;
import containers.runner.RootCopy;
import containers.runner.RunnerProcess;
import containers.testing.Foreground;
import containers.testing.HostUntouched;
import containers.testing.OnceIsEnough;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A container on a terminal: script(1) has one, types what we write to it, and shows us what appears there. */
@OnceIsEnough
@ExtendWith({HostUntouched.class, NothingLeft.class})
@Timeout(600)
class TerminalTests {

    @TempDir
    private Path directory;

    private String contain;
    private Process script;
    private Writer keyboard;
    private final StringBuilder screen = new StringBuilder();

    @BeforeEach
    void writeLauncher() throws IOException {
        List<String> command = RunnerProcess.inPlace();
        Path launcher = Files.writeString(
                directory.resolve("contain"), "#!/bin/sh\nexec '" + String.join("' '", command) + "' \"$@\"\n");
        Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwxr-xr-x"));
        contain = launcher.toString();
    }

    @AfterEach
    void end() {
        script.descendants().forEach(ProcessHandle::destroyForcibly);
        script.destroyForcibly();
    }

    @Test
    void aShellWithJobControl() throws Exception {
        start(contain + " run");
        type("echo ready-$((20 + 22))\n");
        waitFor("ready-42");
        type("sleep 100 &\n");
        type("jobs; ps -o pid= -o args= -p $$; test -t 0 && echo terminal=$(tty)\n");
        waitFor("terminal=");
        type("kill %1; exit 7\n");

        assertThat(script.waitFor()).isEqualTo(7);
        assertThat(restOfScreen()).contains("Running", "sleep 100").doesNotContain("job control", "cannot set");
    }

    /** PID 1 isn't in the foreground: it would pass on the signal of a key that the command has got already. */
    @Test
    void behindAnInitTheForegroundIsTheCommands() throws Exception {
        start(contain + " run --init -- /bin/sh -c 'trap \"echo got it\" INT; ps -o pgid= -o tpgid= -p $$; echo ready;"
                + " read line; read line; echo $line; exit 7'");
        waitFor("ready");
        assertThat(screen.toString().strip().split("\\s+")).startsWith("2", "2");
        type("\003");
        waitFor("got it");
        type("over\nover\n");

        assertThat(script.waitFor()).isEqualTo(7);
        assertThat(restOfScreen()).containsOnlyOnce("got it");
    }

    @Test
    void ctrlCReachesTheContainerNotTheRunner() throws Exception {
        start(contain
                + " run -- /bin/sh -c 'trap \"echo got it; exit 9\" INT; echo ready; while :; do sleep 0.02; done'");
        waitFor("ready");
        type("\003");

        assertThat(script.waitFor()).isEqualTo(9);
        assertThat(restOfScreen()).contains("got it");
    }

    /** It would stop all of the container but PID 1, which would wait for them for ever. */
    @Test
    void ctrlZDoesNotFreezeTheContainer() throws Exception {
        start(contain + " run -- /bin/sh -c 'echo ready; head -n 1 >/dev/null; echo going on'");
        waitFor("ready");
        type("\032\n");

        assertThat(script.waitFor()).isZero();
        assertThat(restOfScreen()).contains("going on");
    }

    @Test
    void aShellsOwnJobsAreStoppedWithCtrlZ() throws Exception {
        start(contain + " run");
        type("echo ready-$((20 + 22))\n");
        waitFor("ready-42");
        type("sh -c 'echo going-$((1 + 1)); exec sleep 300'\n");
        waitFor("going-2");
        type("\032");
        waitFor("Stopped");
        type("exit 5\nexit 5\n"); // The first time, bash only says that there are stopped jobs.

        assertThat(script.waitFor()).isEqualTo(5);
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

    @Test
    void theSettingsAreRestored() throws Exception {
        start("stty -g; " + contain + " run -- /bin/stty raw -echo; echo status=$?; stty -g");

        assertThat(script.waitFor()).isZero();
        List<String> lines = restOfScreen().lines().toList();
        assertThat(lines).contains("status=0").hasSize(3);
        assertThat(lines.get(2)).as("stty -g").isEqualTo(lines.get(0));
    }

    @Test
    void theTerminalIsTheRunnersAgain() throws Exception {
        start(contain + " run -- /bin/true; echo over; read line; echo \"read: $line\"");
        waitFor("over"); // what is typed before is the container's
        type("hello\n");

        assertThat(script.waitFor()).isZero();
        assertThat(restOfScreen()).contains("read: hello");
    }

    @Test
    void itsKindIsInTheEnvironment() throws Exception {
        start(contain + " run -- /usr/bin/env; " + contain + " run -e TERM=dumb -- /usr/bin/env; " + "echo | " + contain
                + " run -- /usr/bin/env | grep -c TERM");

        script.waitFor();
        assertThat(restOfScreen().lines().filter(line -> line.matches("TERM=.*|\\d+")))
                .containsExactly("TERM=xterm", "TERM=dumb", "0");
    }

    @Test
    void theConsoleIsTheTerminal() throws Exception {
        start(contain + " run -- /bin/sh -c 'echo on the console >/dev/console; echo on the tty >/dev/tty; tty'");

        assertThat(script.waitFor()).isZero();
        assertThat(restOfScreen()).contains("on the console", "on the tty").doesNotContain("not a tty");
    }

    /** What it typed there, the caller's shell would run when it has ended. */
    @Test
    void nobodyInsideTypesIntoTheRunnersTerminal() throws Exception {
        CallList calls = new CallList();
        calls.add(Call.of(
                SystemCall.IOCTL,
                Argument.number(0),
                new Argument.Word(0x5412, "TIOCSTI"),
                new Argument.Bytes(new byte[] {'\n'}, "newline")));
        calls.add(ProcessCalls.exit_group(0));
        Path root = Files.createDirectory(directory.resolve("root"));
        Path program = Files.write(
                RootCopy.in(root).resolve("type"),
                ProgramFile.of(Program.of(calls)).content());
        assertThat(program.toFile().setExecutable(true)).isTrue();

        start(contain + " run --rootfs " + root + " /type");

        assertThat(script.waitFor()).isEqualTo(1);
    }

    /** Its settings, its mode, its owner: and the same commands outside, which do change them. */
    @Test
    void nobodyInsideChangesTheRunnersTerminal() throws Exception {
        String attack = "stty -echo <&2; chmod 666 $(readlink /proc/self/fd/0); chown 7 $(tty) 2>/dev/null";
        String look = "stat -c \"%a %u\" $(tty); stty -a | grep -c -e \"-echo \"";

        start(look + "; " + contain + " run -- /bin/sh -c '" + attack + "'; " + look + "; " + attack + "; " + look);

        script.waitFor();
        List<String> seen = restOfScreen().lines().toList();
        assertThat(seen).hasSize(6);
        assertThat(seen.subList(2, 4)).as("after the container").isEqualTo(seen.subList(0, 2));
        User user = User.current(); // Only root may give a file away.
        assertThat(seen.subList(4, 6)).as("the decoy").containsExactly("666 " + (user.isRoot() ? 7 : user.uid()), "1");
    }

    @Test
    void itsTerminalIsInItsOwnDirectory() throws Exception {
        start(contain + " run -- /bin/sh -c 'tty; ls /dev/pts; readlink /proc/self/fd/2'");

        assertThat(script.waitFor()).isZero();
        assertThat(restOfScreen().split("\\s+")).containsExactly("/dev/pts/0", "0", "ptmx", "/dev/pts/0");
    }

    @Test
    void itHasTheWindowsSize() throws Exception {
        start("stty rows 33 cols 99; " + contain + " run -- /bin/stty size");

        assertThat(script.waitFor()).isZero();
        assertThat(restOfScreen()).isEqualTo("33 99\n");
    }

    @Test
    void itIsToldWhenTheWindowChanges() throws Exception {
        Path sign = directory.resolve("sign");
        String watch = "trap \"stty size; exit 3\" WINCH; echo ready; while :; do sleep 0.02; done";
        start("(until [ -e " + sign + " ]; do sleep 0.02; done; stty rows 21 cols 77 </dev/tty) & exec " + contain
                + " run -- /bin/sh -c '" + watch + "'");
        waitFor("ready");
        Files.createFile(sign);

        assertThat(script.waitFor()).isEqualTo(3);
        assertThat(restOfScreen()).endsWith("21 77\n");
    }

    /** Nobody can give the terminal back then but the guardian. */
    @Test
    void theSettingsAreRestoredWhenTheRunnerIsKilled() throws Exception {
        String killed = "sh -c 'echo pid=$$; exec " + contain + " run -- /bin/sh -c \"echo ready; sleep 300\"'";
        String look = "i=0; until [ $(stty -g) = $before ] || [ $((i += 1)) = 500 ]; do sleep 0.02; done; stty -g";
        start("before=$(stty -g); echo $before; " + killed + "; " + look);
        waitFor("ready");
        Matcher pid = Pattern.compile("pid=(\\d+)").matcher(screen);
        assertThat(pid.find()).isTrue();
        ProcessHandle runner = ProcessHandle.of(Long.parseLong(pid.group(1))).orElseThrow();
        assertThat(runner.destroyForcibly()).isTrue();

        script.waitFor();
        List<String> lines = restOfScreen().lines().toList();
        assertThat(lines.get(lines.size() - 1)).as("stty -g").isEqualTo(lines.get(0));
    }

    /** Nobody can end it any more. Its first process, which handles no signal, doesn't hear of it. */
    @Test
    void itEndsWhenTheWindowIsClosed() throws Exception {
        start("sh -c 'echo pid=$$; exec " + contain + " run -- /bin/sh -c \"echo ready; sleep 300\"'");
        waitFor("ready");
        Matcher pid = Pattern.compile("pid=(\\d+)").matcher(screen);
        assertThat(pid.find()).isTrue();
        ProcessHandle runner = ProcessHandle.of(Long.parseLong(pid.group(1))).orElseThrow();
        script.descendants()
                .filter(each -> each.info().command().orElse("").endsWith("/script"))
                .forEach(ProcessHandle::destroyForcibly);

        assertThat(runner.onExit().get(100, TimeUnit.SECONDS).isAlive()).isFalse();
    }

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

    /** None of its files is the caller's terminal, whichever of those is; and the same commands outside, which change it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "%s </dev/null",
                "%s | cat",
                "%s >/dev/null",
                "%s -i | cat",
                "%s --privileged </dev/null",
                "%s --init </dev/null 2>/dev/null"
            })
    void noFileOfItsIsTheRunnersTerminal(String line) throws Exception {
        Path attack = Files.writeString(
                directory.resolve("attack"), "for i in 0 1 2; do stty -echo <&$i; chmod 666 /proc/self/fd/$i; done\n");
        String look = "echo; stat -c \"look %a\" $(tty); stty -a | grep -c -e \"-echo \" | sed s/^/look/";
        String volume = " -v " + attack + ":/attack:ro";
        String[] words = line.split(" (?=[<>|])", 2);
        String inside = words[0].replace("%s", contain + " run") + volume + " -- /bin/sh /attack " + words[1];
        String outside = "/bin/sh " + attack + " " + words[1];

        start("chmod 600 $(tty); " + look + "; " + inside + "; " + look + "; " + outside + "; " + look);

        script.waitFor();
        List<String> seen =
                restOfScreen().lines().filter(each -> each.startsWith("look")).toList();
        assertThat(seen).startsWith("look 600", "look0", "look 600", "look0").endsWith("look 666", "look1");
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

    private void start(String command) throws IOException {
        // A test that waits for what never comes is blocked in a read, which no interrupt ends.
        ProcessBuilder builder = Foreground.process("timeout", "500", "script", "-qec", command, "/dev/null");
        builder.environment().put("TERM", "vt100");
        builder.environment().put("SHELL", "/bin/sh");
        script = builder.start();
        keyboard = script.outputWriter(StandardCharsets.UTF_8);
    }

    private void type(String text) throws IOException {
        keyboard.write(text);
        keyboard.flush();
    }

    /** Reads the screen until a text is on it; the text may be there already. */
    private void waitFor(String text) throws IOException {
        InputStream output = script.getInputStream();
        while (screen.indexOf(text) < 0) {
            int next = output.read();
            assertThat(next).as("'" + text + "' should come, after:\n" + screen).isNotNegative();
            screen.append((char) next);
        }
    }

    private String restOfScreen() throws IOException {
        screen.append(new String(script.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        return screen.toString().replace("\r", "");
    }
}
