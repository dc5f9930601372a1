package containers.runner;

import static org.assertj.core.api.Assertions.assertThat;

import containers.testing.Feature;
import containers.testing.HostUntouched;
import containers.testing.Needs;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What only a container can do from which no lock keeps it. Each is tried with the locks, too. */
@ExtendWith({HostUntouched.class, NothingLeft.class})
class PrivilegedTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mount -t tmpfs none /mnt",
                "grep -q 'Seccomp:.*0' /proc/self/status",
                "grep -q . /proc/interrupts",
                "unshare --user true",
                "hostname other",
            })
    void whatItCanDo(String attempt) {
        String script = attempt + " && echo done";

        assertThat(Run.script(script, "--privileged").out()).isEqualTo("done\n");
        assertThat(Run.script(script).out()).isEmpty();
    }

    /** A file that is only opened for writing stays as it is. */
    @ParameterizedTest
    @Needs({Feature.ROOT, Feature.CONTROL_GROUPS})
    @ValueSource(
            strings = {
                ": >>/proc/sys/vm/swappiness",
                ": >>/sys/kernel/rcu_expedited",
                "d=$(dirname $(find /sys/fs/cgroup -name cgroup.procs | head -n 1)); mkdir $d/own && rmdir $d/own",
                "mknod /dev/log2 c 1 11 && : >>/dev/log2",
                "[ -c /dev/kmsg ] && : >>/dev/kmsg",
            })
    void whatItCanDoAsRoot(String attempt) {
        String script = "{ " + attempt + "; } && echo done";

        assertThat(Run.script(script, "--privileged").out()).isEqualTo("done\n");
        assertThat(Run.script(script).out()).isEmpty();
    }

    @Test
    @Needs(Feature.ROOT)
    void itHasAllNodesOfTheHosts() throws Exception {
        String list = "find /dev -path /dev/pts -prune -o '(' -type c -o -type b ')' ! -name ptmx ! -name console"
                + " -exec stat -c '%n %F %t:%T %a %u:%g' {} + | sort";

        Run host = RunnerProcess.run(new ProcessBuilder("/bin/sh", "-c", list));

        assertThat(host.out()).contains("/dev/null ");
        assertThat(Run.script(list, "--privileged").out()).isEqualTo(host.out());
    }

    @Test
    @Needs(Feature.ROOT)
    void alsoWhereChangesStay(@TempDir Path directory) throws IOException {
        Path root = RootCopy.in(directory);

        Run run = Run.script(": >>/dev/kmsg && echo open", "--privileged", "--persist", "--rootfs", root.toString());

        assertThat(run.out()).isEqualTo("open\n");
    }

    /** It is --cap-add ALL, from which something can be taken. */
    @Test
    void whatIsDroppedIsDropped() {
        assertThat(Run.script("hostname other", "--privileged", "--cap-drop", "SYS_ADMIN")
                        .status())
                .isNotZero();
    }

    @Test
    @Needs(Feature.NOT_ROOT)
    void withoutRootItHasTheNodesThatTheUserMayUse() {
        String script =
                "for n in /dev/*; do [ -b $n ] || { [ -c $n ] && ! [ -r $n ] && ! [ -w $n ]; } && echo $n; done";

        assertThat(Run.script(script + "; [ -c /dev/null ] && echo null", "--privileged")
                        .out())
                .isEqualTo("null\n");
    }

    @Test
    void itIsNotForAProgramThatOtherHostsMayRun() {
        assertThat(Run.of("compile", "-o", "program", "--privileged", "--", "true")
                        .err())
                .startsWith("contain: --privileged needs Java at each start");
    }
}
