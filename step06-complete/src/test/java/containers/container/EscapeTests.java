package containers.container;

import static org.assertj.core.api.Assertions.assertThat;

import containers.calls.DirectoryCalls;
import containers.calls.FileCalls;
import containers.calls.OpenFlag;
import containers.calls.ProcessCalls;
import containers.executable.ProgramFile;
import containers.kernel.Argument;
import containers.kernel.CallList;
import containers.kernel.Kernel;
import containers.namespaces.User;
import containers.program.Program;
import containers.rootfs.MountCalls;
import containers.runner.NothingLeft;
import containers.runner.RootCopy;
import containers.runner.Run;
import containers.testing.Attacks;
import containers.testing.Feature;
import containers.testing.HostUntouched;
import containers.testing.Needs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Ways out of a container that must fail, each named after what it tries.
 *
 * <p>Those that only a user namespace stands against are tried as an ordinary user.
 */
@Attacks
@ExtendWith({HostUntouched.class, NothingLeft.class})
class EscapeTests {

    @Test
    void goingUpFromTheRoot() throws IOException {
        String host = Files.getAttribute(Path.of("/"), "unix:dev") + ":" + Files.getAttribute(Path.of("/"), "unix:ino");

        Run run = Run.script("for d in / /.. /../../.. /proc/self/root /proc/1/root /proc/1/cwd/..; do"
                + " stat -L -c %d:%i $d; done | sort -u");

        assertThat(run.out()).hasLineCount(1).isNotEqualTo(host + "\n");
    }

    @Test
    void mountingOverTheRootAndGoingUp() {
        Run run =
                Run.script("mount -t tmpfs none /mnt && mount --bind / /mnt && cd /mnt/../.. && ls -d .cache work 2>&1;"
                        + " mount --move / /mnt 2>/dev/null && echo moved; ls /.. | tr '\\n' ' '");

        assertThat(run.out()).doesNotContain("moved").contains("bin dev etc home");
    }

    @Test
    void theClassicChrootEscape(@TempDir Path directory) throws IOException {
        CallList calls = new CallList();
        calls.add(DirectoryCalls.mkdirat("/below", 0755));
        calls.add(MountCalls.chroot("/below"));
        calls.add(DirectoryCalls.chdir("../".repeat(64)));
        calls.add(MountCalls.chroot("."));
        calls.add(ProcessCalls.execve("/bin/sh", List.of("sh", "-c", "echo *"), List.of()));
        Path escape = Files.write(
                RootCopy.in(directory).resolve("escape"),
                ProgramFile.of(Program.of(calls)).content());
        assertThat(escape.toFile().setExecutable(true)).isTrue();

        assertThat(Run.of("run", "--rootfs", directory.toString(), "/escape").out())
                .startsWith("below bin dev escape etc");
        assertThat(Run.of("run", "--persist", "--rootfs", directory.toString(), "/escape")
                        .out())
                .startsWith("below bin dev escape etc");
    }

    /** The old root lies on top of the new one for a moment, and {@code /..} leads there: no link may be followed then. */
    @ParameterizedTest
    @CsvSource({"sys, /..", "sys, ..", "proc, /..", "proc, ..", "dev, /..", "dev, .."})
    void aLinkWhereTheKernelsFilesystemsAreMounted(String name, String target, @TempDir Path directory)
            throws IOException {
        Path decoy = Files.writeString(directory.resolve("decoy"), "the host's");
        Path root = RootCopy.in(Files.createDirectory(directory.resolve("root")));
        Files.delete(root.resolve(name));
        Files.createSymbolicLink(root.resolve(name), Path.of(target));
        String script = "cat /.." + decoy + " " + decoy + " 2>/dev/null; echo inside";

        for (String persist : List.of("--persist", "--trace")) {
            Run run = Run.of("run", persist, "--rootfs", root.toString(), "--", "/bin/sh", "-c", script);

            assertThat(run.out()).isIn("inside\n", ""); // It may be refused, too.
        }
        Files.delete(root.resolve(name)); // JUnit warns of links out of the directory that it removes.
    }

    @Test
    void aLeakedDescriptor() {
        long leak = Kernel.call(FileCalls.openat("/", OpenFlag.O_PATH));
        try {
            // The shell has the script's descriptors only; ls opens the directory that it lists.
            assertThat(Run.of("run", "--", "/bin/ls", "/proc/self/fd").out()).isEqualTo("0\n1\n2\n3\n");
            Run run = Run.script("for fd in 3 4 5 6 7 8 9 " + leak + " 500 501 502; do"
                    + " cat /proc/self/fd/$fd/etc/passwd 2>/dev/null && echo out; done; ls /proc/1/fd");
            assertThat(run.out()).isEqualTo("0\n1\n2\n");
        } finally {
            Kernel.call(FileCalls.close(Argument.number(leak)));
        }
    }

    @Test
    void theHostsProcesses() {
        long host = ProcessHandle.current().pid();

        assertThat(Run.script("kill -0 " + host).err()).contains("No such process");
        assertThat(Run.script("ls -d /proc/" + host).err()).contains("No such file or directory");
        assertThat(Run.script("kill -KILL -1; echo alone").out()).isEqualTo("alone\n");
    }

    @Test
    void theHostsNamespacesThroughProc() throws IOException {
        String host = Files.readSymbolicLink(Path.of("/proc/self/ns/mnt")).toString();

        Run run = Run.script("for t in /proc/1 /proc/self /proc/$PPID; do readlink $t/ns/mnt; done;"
                + " nsenter --target 1 --mount --pid --net /bin/sh -c 'readlink /proc/self/ns/mnt' 2>/dev/null");

        assertThat(run.out()).isNotEmpty().doesNotContain(host);
    }

    @Test
    void theHostsSettings() {
        for (String file :
                new String[] {"/proc/sys/kernel/hostname", "/proc/sys/vm/swappiness", "/proc/sysrq-trigger"}) {
            if (Files.exists(Path.of(file))) {
                // Nothing is written: opening is what must fail.
                Run run = Run.script("exec 3>>" + file);
                assertThat(run.status()).as(file).isNotZero();
                assertThat(run.err()).containsAnyOf("Read-only file system", "Permission denied");
            }
        }
    }

    @Test
    void theHostsProgramForCoreDumps() {
        assertThat(Run.script("exec 3>>/proc/sys/kernel/core_pattern").err())
                .containsAnyOf("Read-only file system", "Permission denied");
        assertThat(Run.script("exec 3>>/sys/kernel/uevent_helper").status()).isNotZero();
    }

    /** The kernel would run it on the host, as root: CVE-2022-0492. */
    @Test
    void theReleaseAgentOfTheHostsControlGroups() {
        for (String network : List.of("none", "host")) {
            assertThat(Run.of("run", "--network", network, "find", "/sys/fs/cgroup", "-name", "release_agent"))
                    .as("network " + network)
                    .isEqualTo(new Run(0, "", ""));
        }
    }

    @Test
    void theControlGroupsAroundItsOwn() {
        Run run = Run.script("grep ' - cgroup' /proc/self/mountinfo | while read id parent device root path rest; do"
                + " echo $root; cat $path/cgroup.procs; done | sort -u; find /sys/fs/cgroup -name 'contain-*'");

        // The group at the top of each, and in it the container's processes, some of which may have ended.
        assertThat(run.out().lines()).allMatch(line -> line.matches("/|\\d{1,2}"));
    }

    /** Whoever may mount can take them away: nobody may, and the files below are the host's root's still. */
    @Test
    void writingToProcAndSysOnceTheyAreNoLongerReadOnly() {
        Run run = Run.script("for m in /proc/sys /proc/sysrq-trigger /proc/irq /sys /sys/fs/cgroup; do"
                + " mount -o remount,rw,bind $m; umount $m; done 2>/dev/null;"
                + " for f in /proc/sys/vm/swappiness /proc/sys/kernel/core_pattern /proc/sysrq-trigger; do"
                + " [ -e $f ] && sh -c \": >>$f\" 2>/dev/null && echo out: $f; done;"
                + " for d in /sys/fs/cgroup/*/ /sys/kernel /sys; do"
                + " mkdir $d/escape 2>/dev/null && rmdir $d/escape && echo out: $d; done");

        assertThat(run.out()).isEmpty();
    }

    /** The host's root with CAP_SYS_ADMIN and no filter takes them off: that is why he hasn't. To others they are locked. */
    @Test
    void lookingBehindWhatIsMasked() {
        String lookBehind = "umount /proc/interrupts; mount -t proc proc /mnt; mount --bind /proc /mnt;"
                + " cat /proc/interrupts /mnt/interrupts";

        String[] locksOff = {"--cap-add=SYS_ADMIN", "--security-opt=seccomp=unconfined"};

        assertThat(Run.script(lookBehind).out()).isEmpty();
        assertThat(Run.script(lookBehind, locksOff).out().contains("CPU0"))
                .as("the attack, when nothing is in its way")
                .isEqualTo(User.current().isRoot());
    }

    @Test
    @Needs(Feature.NOT_ROOT)
    void theHostsDisk() {
        Run run = Run.script("mknod /tmp/disk b 254 0; mknod /tmp/memory c 1 1; ls /tmp; ls -l /dev | grep '^b'");

        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("Operation not permitted");
    }

    @Test
    void theHostsClockAndReboot() {
        assertThat(Run.script("date -s '2001-01-01' >/dev/null").err()).contains("Operation not permitted");
    }

    @Test
    @Needs(Feature.NOT_ROOT)
    void becomingAnotherUserOfTheHosts() {
        assertThat(Run.script(
                                "setpriv --reuid 65534 true 2>/dev/null && echo out; cat /proc/self/uid_map",
                                "--userns=host")
                        .out())
                .doesNotContain("out")
                .hasLineCount(1);
    }
}
