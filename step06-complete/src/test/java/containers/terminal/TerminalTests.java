package containers.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import containers.bundle.ConfigurationFile;
import containers.testing.InCi;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** A terminal of its own: what it is, and what the container knows of it. */
@InCi
class TerminalTests extends OnATerminal {

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

    /** The container itself has none. Where the errors go elsewhere, they are the container's alone. */
    @Test
    void aBundlesMissingLocksAreTold() throws Exception {
        Path bundle = ConfigurationFile.in(directory, "/bin/true").write();
        String run = contain + " run --bundle " + bundle;
        start(run + "; " + run + " 2>" + directory.resolve("errors"));

        script.waitFor();
        assertThat(restOfScreen())
                .matches("contain: this config.json leaves locks off that ./contain run has by itself: [^\n]*"
                        + "linux.seccomp[^\n]*\n");
        assertThat(directory.resolve("errors")).isEmptyFile();
    }

    @Test
    void itIsToldWhenTheWindowChanges() throws Exception {
        Path sign = directory.resolve("sign");
        // stty changes one after the other, and each is told.
        String watch = "trap \"stty size | grep 77 && exit 3\" WINCH; echo ready; while :; do sleep 0.02; done";
        start("(until [ -e " + sign + " ]; do sleep 0.02; done; stty rows 21 cols 77 </dev/tty) & exec " + contain
                + " run -- /bin/sh -c '" + watch + "'");
        waitFor("ready");
        Files.createFile(sign);

        assertThat(script.waitFor()).isEqualTo(3);
        assertThat(restOfScreen()).endsWith("21 77\n");
    }
}
