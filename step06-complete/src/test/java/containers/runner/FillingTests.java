package containers.runner;

import static org.assertj.core.api.Assertions.assertThat;

import containers.kernel.Architecture;
import containers.seccomp.filter.Abi;
import containers.seccomp.filter.CallNumbers;
import containers.testing.Attacks;
import containers.testing.Feature;
import containers.testing.HostUntouched;
import containers.testing.Needs;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Filling what is in the host's memory: it ends with an error inside, and not with the host's memory. */
@Attacks
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

        isChargedFor(fill);
    }

    /** What nobody has read of 100 inotify instances: each file that is made and removed is told to all. */
    @Test
    @Needs(Feature.ROOT)
    void eventsOfFiles() {
        String watch = "my ($d, @i) = '/tmp'; for (1 .. 100) { my $i = syscall " + number("inotify_init1") + ", 0;"
                + " $i < 0 and exit 3; syscall(" + number("inotify_add_watch") + ", $i, $d, 0xfff) < 0 and exit 4 }";
        String tell = "for (1 .. 300) { my $f = \"/tmp/$_\" . 'x' x 240; open my $o, '>', $f or exit 5; close $o;"
                + " unlink $f }";

        isChargedFor(watch + tell);
    }

    @Test
    @Needs(Feature.ROOT)
    void queuesOfMessages() {
        isChargedFor(
                "my $m = pack('l!', 1) . 'x' x 8000; for (1 .. 3000) { my $q = msgget(0, 01600); defined $q or exit 3;"
                        + " msgsnd($q, $m, 04000) && msgsnd($q, $m, 04000) or exit 4 }");
    }

    private static void isChargedFor(String fill) {
        assertThat(perl(fill, "--memory=128m").status()).isZero();
        assertThat(perl(fill, "--memory=32m", "--memory-swap=32m").status()).isEqualTo(KILLED);
    }

    /** What is sent to sockets and isn't read there: above the limit, the kernel throws it away. */
    @Test
    @Needs(Feature.ROOT)
    void sockets() {
        String fill =
                "use Socket; my $m = 'x' x 60000; my @s; for (1 .. 400) { socket my $s, AF_INET, SOCK_DGRAM, 0 or exit 3;"
                        + " bind $s, sockaddr_in(0, INADDR_LOOPBACK) or exit 4; my $a = getsockname $s; push @s, $s;"
                        + " send $s, $m, 0, $a for 1 .. 2 }"
                        + " my $n = 0; for my $s (@s) { $n++ while defined recv $s, my $b, 60000, MSG_DONTWAIT } print $n";
        int all = 800;

        assertThat(perl(fill, "--memory=128m").out()).isEqualTo("" + all);
        assertThat(Integer.parseInt("0" + perl(fill, "--memory=32m").out())).isLessThan((32 << 20) / 60_000);
    }

    /** No group is charged for what waits in a terminal. Who may mount can have more of them. */
    @Test
    @Needs(Feature.ROOT)
    void terminals() {
        String open = " my @t; while (@t < 300 && open my $t, '+<', $ARGV[0]) { push @t, $t } print scalar @t";

        assertThat(perl("@ARGV = '/dev/ptmx';" + open).out()).isEqualTo("256");
        assertThat(perl(
                                "system 'mount -t devpts -o newinstance,ptmxmode=666 none /mnt'; @ARGV = '/mnt/ptmx';"
                                        + open,
                                "--cap-add=SYS_ADMIN")
                        .out())
                .as("the decoy")
                .isEqualTo("300");
    }

    private static int number(String call) {
        return CallNumbers.of(Abi.of(Architecture.current()).get(0)).get(call);
    }

    private static Run perl(String script, String... options) {
        List<String> words = new ArrayList<>(List.of("run", "--rootfs=/"));
        words.addAll(List.of(options));
        words.addAll(List.of("--", "/usr/bin/perl", "-e", script));
        return Run.of(words);
    }

    @Test
    void itsOwnFilesInEtc() {
        assertThat(Run.script("head -c 2000000 /dev/zero >/etc/hosts").err()).contains(FULL);
    }
}
