package containers.runner;

import static org.assertj.core.api.Assertions.assertThat;

import containers.testing.Feature;
import containers.testing.HostUntouched;
import containers.testing.Needs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Filling what is in the host's memory: it ends with an error inside, and not with the host's memory. */
@ExtendWith({HostUntouched.class, NothingLeft.class})
class FillingTests {

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

    @Test
    void itsOwnFilesInEtc() {
        assertThat(Run.script("head -c 2000000 /dev/zero >/etc/hosts").err()).contains(FULL);
    }
}
