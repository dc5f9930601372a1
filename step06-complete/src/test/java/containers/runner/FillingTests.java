package containers.runner;

import static org.assertj.core.api.Assertions.assertThat;

import containers.testing.Feature;
import containers.testing.HostUntouched;
import containers.testing.Needs;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Filling what is in the host's memory: it ends with an error inside, and not with the host's memory. */
@ExtendWith({HostUntouched.class, NothingLeft.class})
class FillingTests {

    private static final int KILLED = 128 + 9;

    private static final String FULL = "No space left on device";

    @Test
    @Needs(Feature.ROOT)
    void theLayer() {
        String fill = "head -c 24000000 /dev/zero >/fill";

        assertThat(Run.script(fill)).as("without a limit").isEqualTo(new Run(0, "", ""));
        assertThat(Run.script(fill, "--memory=32m").err()).contains(FULL);
    }

    @Test
    void sharedMemory() {
        String fill = "head -c 2000000 /dev/zero >/dev/shm/fill";

        assertThat(Run.script(fill)).as("the usual size").isEqualTo(new Run(0, "", ""));
        assertThat(Run.script(fill, "--shm-size=1m").err()).contains(FULL);
        assertThat(Run.script("stat -f -c '%b*%S' /dev/shm", "--shm-size=1m").out())
                .isEqualTo("256*4096\n");
    }

    /** What waits in pipes is in the kernel's memory: 48 times 1 MiB, where 32 are allowed. */
    @Test
    @Needs(Feature.ROOT)
    void pipes() {
        String fill = "my ($m, @p) = \"\\0\" x 2**20; for (1 .. 48) { pipe my $r, my $w; fcntl $w, 1031, 2**20;"
                + " push @p, $r, $w; (syswrite $w, $m) == 2**20 or exit 3 }";

        assertThat(perl(fill, "--memory=128m")).isZero();
        assertThat(perl(fill, "--memory=32m", "--memory-swap=32m")).isEqualTo(KILLED);
    }

    private static int perl(String script, String... options) {
        List<String> words = new ArrayList<>(List.of("run", "--rootfs=/"));
        words.addAll(List.of(options));
        words.addAll(List.of("--", "/usr/bin/perl", "-e", script));
        return Run.of(words).status();
    }

    @Test
    void itsOwnFilesInEtc() {
        assertThat(Run.script("head -c 2000000 /dev/zero >/etc/hosts").err()).contains(FULL);
    }
}
