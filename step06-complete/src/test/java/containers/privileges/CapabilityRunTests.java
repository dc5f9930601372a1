package containers.privileges;

import static org.assertj.core.api.Assertions.assertThat;

import containers.runner.NothingLeft;
import containers.runner.Run;
import containers.testing.Attacks;
import containers.testing.Feature;
import containers.testing.HostUntouched;
import containers.testing.Needs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the kernel says that root inside may do, and what it is refused. */
@ExtendWith({HostUntouched.class, NothingLeft.class})
class CapabilityRunTests {

    private static final String SETS =
            "while read name value; do case $name in Cap*|NoNew*) echo $name $value;; esac; done"
                    + " </proc/self/status";

    @Test
    @Attacks
    void rootHasDockersAndCanGetNoMore() {
        assertThat(Run.script(SETS).out()).isEqualTo("""
                CapInh: 0000000000000000
                CapPrm: 00000000a80425fb
                CapEff: 00000000a80425fb
                CapBnd: 00000000a80425fb
                CapAmb: 0000000000000000
                NoNewPrivs: 1
                """);
    }

    @ParameterizedTest
    @CsvSource({
        "--cap-drop=ALL, 0000000000000000",
        "--cap-drop=net_raw, 00000000a80405fb",
        "--cap-add=NET_ADMIN, 00000000a80435fb",
        "--cap-drop=ALL --cap-add=CAP_CHOWN, 0000000000000001",
        "--cap-add=CHOWN --cap-drop=ALL, 0000000000000001",
    })
    void asAsked(String options, String bounding) {
        assertThat(bounding(options)).isEqualTo(bounding);
    }

    @Test
    void allIsAllThatTheCallerHas() {
        long all = Long.parseUnsignedLong(bounding("--cap-add=ALL"), 16);
        long usual = 0xa80425fbL;

        assertThat(all & usual).isEqualTo(usual);
        assertThat(all & 1L << 21).as("CAP_SYS_ADMIN").isNotZero();
        assertThat(Long.parseUnsignedLong(bounding("--cap-add=ALL --cap-drop=CHOWN"), 16))
                .isEqualTo(all & ~1);
    }

    @Test
    void newPrivilegesCanBeHad() {
        Run run = Run.of("run", "--security-opt", "no-new-privileges=false", "--", "/bin/sh", "-c", SETS);

        assertThat(run.out()).endsWith("NoNewPrivs: 0\n");
    }

    /** The masks and the read-only paths are mounts: who may mount can take them away. */
    @Test
    @Attacks
    void theMasksCannotBeTakenOff() {
        Run run = Run.script("for m in /proc/sys /proc/sysrq-trigger /sys /proc /dev/shm; do"
                + " umount $m && echo $m is off; umount -l $m && echo $m is off;"
                + " mount -o remount,rw,bind $m && echo $m is writable; done 2>/dev/null;"
                + " mount -t proc proc /tmp && echo another /proc; mount -t sysfs sys /tmp && echo another /sys;"
                + " mount -t tmpfs none /tmp && echo a tmpfs");

        assertThat(run.out()).isEmpty();
    }

    /** With the right to mount it is another story, where no user namespace locks them. It makes the test above one. */
    @Test
    @Needs(Feature.ROOT)
    void whoMayMountTakesThemOff() {
        Run run = Run.of("run", "--cap-add", "SYS_ADMIN", "--", "/bin/sh", "-c", "umount /proc/sys && echo off");

        assertThat(run.out()).isEqualTo("off\n");
    }

    @Test
    @Attacks
    void theHostnameStaysAsItIs() {
        assertThat(Run.script("hostname other; hostname").out()).doesNotContain("other");
    }

    /**
     * A new user namespace has all capabilities, and with a control group namespace of its own that is enough to mount the
     * hierarchies of the host's groups whole.
     */
    @Test
    @Attacks
    void noNamespacesAreMadeInside() {
        Run run = Run.script("unshare --user true && echo user; unshare --user --mount --cgroup true && echo cgroup;"
                + " unshare --net true && echo net; unshare --mount true && echo mount; true");

        assertThat(run.out()).isEmpty();
        assertThat(run.err().lines()).hasSize(4).allMatch(line -> line.endsWith("Operation not permitted"));
    }

    @Test
    void forkingAndThreadsWorkAsEver() {
        assertThat(Run.script("(echo a); echo b | cat; echo $(echo c)").out()).isEqualTo("a\nb\nc\n");
    }

    private static String bounding(String options) {
        String[] asked = options.split(" ", -1);
        String[] words = new String[asked.length + 5];
        words[0] = "run";
        System.arraycopy(asked, 0, words, 1, asked.length);
        System.arraycopy(new String[] {"--", "/bin/sh", "-c", SETS}, 0, words, asked.length + 1, 4);
        String out = Run.of(words).out();
        int start = out.indexOf("CapBnd: ") + "CapBnd: ".length();
        return out.substring(start, out.indexOf('\n', start));
    }
}
