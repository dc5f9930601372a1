package containers.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import containers.calls.ProcessCalls;
import containers.executable.ProgramFile;
import containers.kernel.Argument;
import containers.kernel.Call;
import containers.kernel.CallList;
import containers.kernel.SystemCall;
import containers.namespaces.User;
import containers.program.Program;
import containers.runner.RootCopy;
import containers.runner.Run;
import containers.testing.Attacks;
import containers.testing.InCi;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The caller's terminal is nothing to the container: it can't change it, or type there. */
@InCi
class CallersTerminalTests extends OnATerminal {

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

    /** What it typed there, the caller's shell would run when it has ended. */
    @Test
    @Attacks
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
    @Attacks
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

    /** None of its files is the caller's terminal, whichever of those is; and the same commands outside, which change it. */
    @ParameterizedTest
    @Attacks
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

    /** Nor of a compiled program's, which finds out at each start which they are. */
    @ParameterizedTest
    @ValueSource(strings = {"", "-i"})
    void noFileOfACompiledProgramsIsItsCallersTerminal(String option) throws Exception {
        Path attack = Files.writeString(
                directory.resolve("attack"), "for i in 0 1 2; do stty -echo <&$i; chmod 666 /proc/self/fd/$i; done\n");
        Path program = directory.resolve("program");
        List<String> words =
                new ArrayList<>(List.of("compile", "-o", program.toString(), "-v", attack + ":/attack:ro"));
        words.addAll(option.isEmpty() ? List.of() : List.of(option));
        words.addAll(List.of("--", "/bin/sh", "/attack"));
        assertThat(Run.of(words).status()).isZero();
        String look = "echo; stat -c \"look %a\" $(tty); stty -a | grep -c -e \"-echo \" | sed s/^/look/";
        String inside = Stream.of("</dev/null", "| cat", ">/dev/null", "2>/dev/null | cat", ">/dev/null 2>&1", "& wait")
                .map(files -> program + " " + files)
                .collect(Collectors.joining("; "));

        start("chmod 600 $(tty); " + look + "; " + inside + "; " + look + "; /bin/sh " + attack + " | cat; " + look);

        script.waitFor();
        List<String> seen =
                restOfScreen().lines().filter(each -> each.startsWith("look")).toList();
        assertThat(seen).startsWith("look 600", "look0", "look 600", "look0").endsWith("look 666", "look1");
    }
}
