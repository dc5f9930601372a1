package containers.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import containers.testing.InCi;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What keys do in a container with a terminal. */
@InCi
class KeysTests extends OnATerminal {

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

    /** It gets each key at once, without the end of a line. */
    @Test
    void aProgramThatHasTheWholeScreen() throws Exception {
        start("stty rows 20 cols 70; " + contain
                + " run -v /usr:/usr:ro -- /usr/bin/top -d 100; echo status=$?; stty size");
        waitFor("PID");
        type("q");

        assertThat(script.waitFor()).isZero();
        assertThat(restOfScreen()).endsWith("status=0\n20 70\n");
    }

    /** The kernel edits the line: two bytes go with one key. */
    @Test
    void aLetterOfTwoBytesIsErasedWhole() throws Exception {
        start("stty iutf8; " + contain + " run -- /bin/sh -c 'echo ready; read line; echo \"[$line]\"'");
        waitFor("ready");
        type("gr\u00fc\177x\n");

        assertThat(script.waitFor()).isZero();
        assertThat(restOfScreen()).endsWith("[grx]\n");
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
}
