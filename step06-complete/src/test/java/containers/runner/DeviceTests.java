package containers.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import containers.calls.DirectoryCalls;
import containers.kernel.Kernel;
import containers.testing.Attacks;
import containers.testing.Feature;
import containers.testing.HostUntouched;
import containers.testing.Needs;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Which devices a container has, and ways to others that must fail.
 *
 * <p>The decoy is the kernel's log, which the host's root may open for writing. Nothing is ever written.
 */
@ExtendWith({HostUntouched.class, NothingLeft.class})
class DeviceTests {

    private static final String LOG = "/dev/kmsg";

    /** mem, kmsg, fuse, kvm, loop-control, tty0, a terminal of the machine's own, disks; and what every container has. */
    private static final String NODES = "for node in c:1:1 c:1:11 c:10:229 c:10:232 c:10:237 c:4:0 c:4:64 c:5:1"
            + " b:1:0 b:7:0 b:8:0 b:252:0 b:253:0 b:254:0 b:259:0 c:1:5; do"
            + " mknod $place/$node $(echo $node | tr : ' ') || echo $node is not made;"
            + " ( : <$place/$node ) && echo $node can be read;"
            + " ( : >>$place/$node ) && echo $node can be written; done 2>/dev/null";

    @Test
    @Attacks
    @Needs(Feature.ROOT)
    void whatIsMadeIsOfNoUse() {
        assertThat(Run.script("for place in /tmp /dev /dev/shm /root / /etc; do " + NODES + "; done")
                        .out())
                .isEmpty();
    }

    /** With the right to mount there is a place where nodes work. Then there is the group. */
    @Test
    @Needs({Feature.ROOT, Feature.CONTROL_GROUPS})
    void whoMayMountHasTheUsualDevicesAndNoOthers() {
        String script = "mount -t tmpfs none /mnt && place=/mnt && " + NODES;

        assertThat(Run.script(script, "--cap-add", "SYS_ADMIN", "--cap-add", "SYSLOG", "--cap-add", "SYS_RAWIO")
                        .out())
                .isEqualTo("c:1:5 can be read\nc:1:5 can be written\n");
    }

    @Test
    @Needs({Feature.ROOT, Feature.CONTROL_GROUPS})
    void theDecoyIsOneWithTheOption() {
        String script = "mount -t tmpfs none /mnt && mknod /mnt/log c 1 11 && : >>/mnt/log && echo open";

        assertThat(Run.script(script, "--cap-add", "SYS_ADMIN").err()).contains("Operation not permitted");
        assertThat(Run.script(script, "--cap-add", "SYS_ADMIN", "--device", LOG).out())
                .isEqualTo("open\n");
    }

    @Test
    @Attacks
    @Needs(Feature.ROOT)
    void nodesThatTheRootFilesystemBrings(@TempDir Path directory) throws IOException {
        Path root = RootCopy.in(directory);
        Path log = root.resolve("log");
        Kernel.call(DirectoryCalls.mknodat_character(log.toString(), 0666, 1, 11));
        Kernel.call(DirectoryCalls.mknodat_character(root.resolve("dev/log").toString(), 0666, 1, 11));
        try {
            Files.newOutputStream(log, StandardOpenOption.WRITE).close(); // What works on the host.
        } catch (AccessDeniedException nodev) {
            assumeTrue(false, "needs a temporary directory where device nodes work");
        }
        String script = "for node in /log /dev/log; do ( : >>$node ) && [ -c $node ] && echo out; done 2>/dev/null";

        for (String use : List.of("--persist", "--trace")) {
            Run run = Run.of("run", use, "--rootfs", root.toString(), "--", "/bin/sh", "-c", script + "; echo end");

            assertThat(run.out()).as(use).isEqualTo("end\n");
        }
        Files.delete(log);
        Files.delete(root.resolve("dev/log"));
    }

    @Test
    @Attacks
    @Needs(Feature.ROOT)
    void noNodeIsLeftInAVolume(@TempDir Path directory) {
        String make = "mknod /srv/left c 10 229";

        assertThat(Run.script(make, "-v", directory + ":/srv").err()).contains("Operation not permitted");
        assertThat(directory).isEmptyDirectory();
        assertThat(Run.script(make, "--tmpfs", "/srv").err()).as("the decoy").isEmpty();
    }

    /** It would stay there, where the host's users find it. */
    @Test
    @Attacks
    @Needs(Feature.ROOT)
    void noNodeIsLeftInADirectoryOfTheHosts(@TempDir Path directory) throws IOException {
        Path root = RootCopy.in(directory);
        String make = "mknod /left c 10 229; mknod /pipe p && [ -c /dev/null ] && echo the usual";

        Run run = Run.of("run", "--persist", "--rootfs", root.toString(), "--", "/bin/sh", "-c", make);

        assertThat(run.err()).contains("Operation not permitted");
        assertThat(run.out()).isEqualTo("the usual\n");
        assertThat(root.resolve("left")).doesNotExist();
    }

    /** What one container leaves in a directory, the next one finds. */
    @Test
    @Attacks
    @Needs(Feature.ROOT)
    void nodesThatAContainerLeaves(@TempDir Path directory) throws IOException {
        Path root = RootCopy.in(directory);
        Kernel.call(DirectoryCalls.mknodat_character(root.resolve("log").toString(), 0666, 1, 11));
        String[] words = {"run", "--persist", "--rootfs", root.toString(), "--", "/bin/sh", "-c"};

        assertThat(Run.of(with(words, ": >>/log && echo out")).out()).isEmpty();
        assertThat(Run.of(with(words, ": </log && echo out")).out()).isEmpty();
        Files.delete(root.resolve("log"));
    }

    @Test
    @Attacks
    void itsOwnGroupCantBeEnlarged() {
        Run run = Run.script("find /sys/fs/cgroup -name 'devices.*' | while read file; do"
                + " mount -o remount,rw,bind ${file%/*}; umount ${file%/*};"
                + " ( echo a >$file ) && echo $file is written; done 2>/dev/null; echo end");

        assertThat(run.out()).isEqualTo("end\n");
    }

    @Test
    @Attacks
    @Needs(Feature.NOT_ROOT)
    void withoutRootNoNodeIsMade() {
        assertThat(Run.script("mknod /tmp/log c 1 11; mknod /tmp/disk b 8 0; mknod /dev/mem c 1 1; ls /tmp")
                        .out())
                .isEmpty();
        assertThat(Run.script(
                                "for node in /dev/*; do [ -L $node ] && continue; [ -c $node ] || [ -b $node ] && echo $node; done")
                        .out())
                .isEqualTo("/dev/full\n/dev/null\n/dev/random\n/dev/tty\n/dev/urandom\n/dev/zero\n");
    }

    /** Inside, root may do as it likes with its own. */
    @Test
    void theHostsNodesStayAsTheyAre() throws IOException {
        Path node = Path.of("/dev/full");
        Map<String, Object> before = Files.readAttributes(node, "unix:mode,uid,gid");

        Run.script("chmod 600 /dev/full /dev/none; chown 1 /dev/full /dev/none", "--device", "/dev/full:/dev/none");

        assertThat(Files.readAttributes(node, "unix:mode,uid,gid")).isEqualTo(before);
    }

    @Test
    void anotherDevice() {
        Run run = Run.script(
                "head -c 3 /dev/some/zero | od -An -tx1; stat -c '%F %t:%T %a' /dev/some/zero",
                "--device", "/dev/zero:/dev/some/zero");

        assertThat(run).isEqualTo(new Run(0, " 00 00 00\ncharacter special file 1:5 666\n", ""));
    }

    @Test
    @Needs(Feature.ROOT)
    void itsModeAndOwnerAreTheHosts(@TempDir Path directory) {
        Path node = directory.resolve("node");
        Kernel.call(DirectoryCalls.mknodat_character(node.toString(), 0640, 1, 11));
        Kernel.call(DirectoryCalls.fchownat(node.toString(), 0, 5));

        assertThat(Run.script("stat -c '%a %u:%g' /dev/node", "--device", node + ":/dev/node")
                        .out())
                .isEqualTo("640 0:5\n");
    }

    @Test
    @Needs({Feature.ROOT, Feature.CONTROL_GROUPS})
    void aDeviceToWriteOnly() {
        String script = ": >>/dev/log && echo written; ( : </dev/log ) 2>&1";

        assertThat(Run.script(script, "--device", LOG + ":/dev/log:w", "--cap-add", "SYSLOG")
                        .out())
                .startsWith("written\n")
                .contains("Operation not permitted");
        assertThat(Run.script(script, "--device", LOG + ":/dev/log", "--cap-add", "SYSLOG")
                        .out())
                .isEqualTo("written\n");
    }

    @Test
    @Needs(Feature.NOT_ROOT)
    void whatTheUserMayNotUseCantBeGiven() {
        assertThat(Run.script(":", "--device", "/dev/console:/dev/x").err())
                .isEqualTo("contain: --device /dev/console: this user may neither read nor write it: run as root,"
                        + " or as one of the node's group\n");
        assertThat(Run.script(":", "--device", "/dev/zero:/dev/x:r").err())
                .isEqualTo(
                        "contain: --device /dev/zero: without root a device can't be had for 'r' only: leave that out,"
                                + " or run as root\n");
    }

    private static String[] with(String[] words, String last) {
        String[] all = Arrays.copyOf(words, words.length + 1);
        all[words.length] = last;
        return all;
    }
}
