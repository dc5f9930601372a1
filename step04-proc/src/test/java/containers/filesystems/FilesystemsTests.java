package containers.filesystems;

import static org.assertj.core.api.Assertions.assertThat;

import containers.hostroot.HostRoot;
import containers.launch.LaunchPlan;
import containers.launch.Witness;
import containers.namespaces.Namespace;
import containers.namespaces.Namespaces;
import containers.namespaces.User;
import containers.rootfs.MountCalls;
import containers.testing.Feature;
import containers.testing.HostUntouched;
import containers.testing.Needs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is mounted in a container, as the kernel shows it from outside and as a script inside finds it. */
@ExtendWith(HostUntouched.class)
class FilesystemsTests {

    private static final String WRITE_SETTING = "(echo 1 >/proc/sys/net/ipv4/ip_forward) 2>&1 && echo written";

    private Witness inhabitant;

    @AfterEach
    void end() {
        inhabitant.close();
    }

    @Test
    void theMounts() throws IOException {
        run(":");

        assertMount("/proc").contains("nosuid,nodev,noexec", " - proc ").doesNotContain(" ro,");
        assertMount("/dev").contains("nosuid,nodev", " - tmpfs ");
        assertThat(mount("/dev/null").split(" - ", -1)[0]).doesNotContain("nodev");
        assertMount("/sys").contains(" ro,nosuid,nodev,noexec", " - sysfs ");
        assertThat(mounts())
                .as("nothing is shared with the host, or hidden behind its mounts")
                .noneMatch(line -> line.contains("shared:") || line.contains("master:"));
    }

    @Test
    void theMountsBelowDev() throws IOException {
        run(":");

        assertMount("/dev/pts").contains("nosuid,noexec", " - devpts ", "mode=620,ptmxmode=666");
        assertMount("/dev/shm").contains("nosuid,nodev,noexec", " - tmpfs shm ");
        assertMount("/dev/mqueue").contains("nosuid,nodev,noexec", " - mqueue ");
    }

    /** In hexadecimal, as stat prints them. */
    @Test
    void theDeviceNodes() throws IOException {
        run("stat -c '%n %F %t:%T %a' /dev/null /dev/zero /dev/full /dev/random /dev/urandom /dev/tty");

        assertThat(inhabitant.output().lines())
                .as("the nodes in /dev: their type, their two numbers, their mode")
                .containsExactly(
                        "/dev/null character special file 1:3 666",
                        "/dev/zero character special file 1:5 666",
                        "/dev/full character special file 1:7 666",
                        "/dev/random character special file 1:8 666",
                        "/dev/urandom character special file 1:9 666",
                        "/dev/tty character special file 5:0 666");
    }

    @Test
    void theDevicesWork() throws IOException {
        run("echo gone >/dev/null && cat /dev/null; head -c 3 /dev/zero | od -An -tx1;"
                + " head -c 8 /dev/random | wc -c; head -c 8 /dev/urandom | wc -c;"
                + " dd if=/dev/zero of=/dev/full count=1 2>&1 | grep -o 'No space left on device'");

        assertThat(inhabitant.output())
                .as(
                        "three bytes of /dev/zero, how many came of 8 of /dev/random and /dev/urandom, and what /dev/full says")
                .isEqualTo(" 00 00 00\n8\n8\nNo space left on device\n");
    }

    /** Each is a mount of its own: of what is made beside them nothing comes. */
    @Test
    @Needs(Feature.ROOT)
    void onlyTheDevicesThatAreThereWork() throws IOException {
        run("cd /dev; mknod other c 1 5 && mknod /tmp/other c 1 5 && mkdir below && mknod below/other c 1 5;"
                + " for node in zero other below/other /tmp/other; do head -c 3 $node 2>&1 | od -An -tx1 | head -n 1; done;"
                + " rm zero 2>&1; rm null 2>&1");

        assertThat(inhabitant.output().lines().filter(line -> line.startsWith(" 00")))
                .as("what /dev/zero and its doubles gave")
                .hasSize(1);
        assertThat(inhabitant.output()).contains("rm: cannot remove 'zero'", "rm: cannot remove 'null'");
    }

    @Test
    void theLinks() throws IOException {
        run("cd /dev; for l in fd stdin stdout stderr core ptmx; do echo $l: $(readlink $l); done;"
                + " echo via stdout >/dev/stdout; echo piped | cat /dev/stdin; find /dev -type b; ls /dev");

        assertThat(inhabitant.output().lines())
                .as("where the links in /dev lead, what came through two of them, and all names in /dev")
                .containsExactly(
                        "fd: /proc/self/fd",
                        "stdin: /proc/self/fd/0",
                        "stdout: /proc/self/fd/1",
                        "stderr: /proc/self/fd/2",
                        "core: /proc/kcore",
                        "ptmx: pts/ptmx",
                        "via stdout",
                        "piped",
                        "core",
                        "fd",
                        "full",
                        "mqueue",
                        "null",
                        "ptmx",
                        "pts",
                        "random",
                        "shm",
                        "stderr",
                        "stdin",
                        "stdout",
                        "tty",
                        "urandom",
                        "zero");
    }

    @Test
    void terminalsOfItsOwn() throws IOException {
        run("ls /dev/pts; exec 3<>/dev/ptmx; ls /dev/pts");

        assertThat(inhabitant.output().lines())
                .as("what is in /dev/pts, before and after a program opens /dev/ptmx")
                .containsExactly("ptmx", "0", "ptmx");
        try (var hosts = Files.list(Path.of("/dev/pts"))) {
            assertThat(hosts.filter(path -> isOwnedByInhabitant(path))).isEmpty();
        }
    }

    @Test
    void sharedMemoryAndMessageQueues() throws IOException {
        run("stat -c %a /dev/shm; echo shared >/dev/shm/x && cat /dev/shm/x;"
                + " : >/dev/mqueue/q && ls /dev/mqueue; echo $(($(stat -f -c '%b * %S' /dev/shm) / 1024))");

        assertThat(inhabitant.output())
                .as("the mode of /dev/shm, what a file in it has, a queue in /dev/mqueue, the KiB that fit in /dev/shm")
                .isEqualTo("1777\nshared\nq\n65536\n");
        assertThat(Path.of("/dev/shm/x")).doesNotExist();
    }

    @Test
    void maskedPathsAreEmpty() throws IOException {
        run("for p in /proc/kcore /proc/keys /proc/timer_list /proc/interrupts; do"
                + "  if [ -e $p ]; then wc -c <$p; fi; done | sort -u;"
                + " for d in /proc/acpi /proc/scsi /sys/firmware /sys/devices/virtual/powercap; do"
                + "  ls -A $d 2>/dev/null; done");

        assertThat(inhabitant.output())
                .as("the sizes of the masked files, and the names in the masked directories")
                .isEqualTo("0\n");
    }

    /** There is such a directory on every host. */
    @Test
    void whatCoversADirectoryTakesNoFiles() throws IOException {
        run("ls -A /sys/firmware");

        assertThat(inhabitant.output()).as("the names in /sys/firmware").isEmpty();
        assertMount("/sys/firmware").contains(" ro,nosuid,nodev,noexec", " - tmpfs ");
    }

    @Test
    void whatIsReadOnlyIsAMountOfItsOwn() throws IOException {
        run(":");

        for (String path : List.of("/proc/bus", "/proc/fs", "/proc/irq", "/proc/sys", "/proc/sysrq-trigger")) {
            if (Files.exists(Path.of(path))) {
                assertMount(path).contains(path + " ro,nosuid,nodev,noexec", " - proc ");
            }
        }
        assertMount("/proc").doesNotContain(" ro,").endsWith(" rw");
    }

    /** It is its own network's, and so its root might write it. */
    @Test
    void aSettingThatOnlyTheMountProtects() throws IOException {
        run(WRITE_SETTING);

        assertThat(inhabitant.output())
                .as("what a shell inside says when it writes to /proc/sys/net/ipv4/ip_forward")
                .contains("Read-only file system");
    }

    @Test
    void withoutTheMountItCanBeWritten() throws IOException {
        LaunchPlan plan = in(Namespaces.ofContainer(User.current()));
        plan.child().add(MountCalls.umount2_detach("/proc/sys"));
        inhabitant = Witness.of(plan, WRITE_SETTING);

        assertThat(inhabitant.output()).isEqualTo("written\n");
    }

    @Test
    void readOnlyPathsStayAsTheyAre() throws IOException {
        run("for f in /proc/sys/vm/swappiness /proc/sys/kernel/hostname /proc/irq/default_smp_affinity"
                + " /proc/sysrq-trigger; do"
                + "  if [ -e $f ]; then sh -c \": >>$f && echo $f can be written\" 2>&1; fi; done;"
                + " mkdir /sys/x 2>&1; : 2>&1 >/sys/x");

        assertThat(inhabitant.output().lines())
                .as("what a shell inside says when it writes to files that are read-only")
                .isNotEmpty()
                .allMatch(line -> line.contains("Read-only file system") || line.contains("Permission denied"))
                .anyMatch(line -> line.contains("/proc/sys/vm/swappiness: Read-only file system")
                        || line.contains("swappiness: Permission denied"));
    }

    @Test
    void psShowsOnlyTheContainer() throws IOException {
        run(
                "sleep 60 >/dev/null 2>&1 & n=0; until [ \"$(cat /proc/$!/comm 2>&1)\" = sleep ] || [ $((n += 1)) -gt 500 ];"
                        + " do :; done; ps fxa -o pid,args 2>&1");

        assertThat(inhabitant.output().lines().map(String::strip))
                .as("ps inside lists these processes, and should list the container's three")
                .hasSize(4)
                .anyMatch(line -> line.matches("1 /bin/sh -c .*"))
                .anyMatch(line -> line.endsWith("sleep 60"))
                .anyMatch(line -> line.endsWith("ps fxa -o pid,args"));
    }

    @Test
    void sysShowsItsOwnNetwork() throws IOException {
        run("ls /sys/class/net");

        assertThat(inhabitant.output())
                .as("the network interfaces that the container's /sys shows")
                .contains("lo")
                .doesNotContain("eth");
        assertThat(filesystem(mount("/sys")))
                .as("the number of the filesystem on the container's /sys, and not on the host's")
                .isNotIn(Files.readAllLines(Path.of("/proc/self/mountinfo")).stream()
                        .map(FilesystemsTests::filesystem)
                        .toList());
    }

    @Test
    void withTheHostsNetworkSysShowsIt() throws IOException {
        inhabitant = Witness.of(
                in(Namespaces.ofContainer(User.current()).without(Namespace.NETWORK)),
                "ls /sys/class/net; mkdir /sys/x 2>&1");

        assertThat(inhabitant.output().lines().map(name -> name.strip()))
                .containsAll(interfaces())
                .anyMatch(line -> line.contains("Read-only file system") || line.contains("Permission denied"));
        assertThat(mounts())
                .filteredOn(line -> line.split(" ", -1)[4].startsWith("/sys"))
                .as("all of /sys is read-only")
                .allMatch(line -> line.split(" ", -1)[5].startsWith("ro"));
    }

    @Test
    @Needs(Feature.ROOT)
    void newTerminalsBelongToTheGroupTty() throws IOException {
        run(":");

        assertThat(mount("/dev/pts")).contains("gid=5");
    }

    private void run(String script) throws IOException {
        inhabitant = Witness.of(in(Namespaces.ofContainer(User.current())), script);
    }

    private static LaunchPlan in(Namespaces namespaces) throws IOException {
        return Step04Proc.upToTheProgram(namespaces, HostRoot.inUserCache().directory());
    }

    private List<String> mounts() throws IOException {
        return Files.readAllLines(inhabitant.proc("mountinfo"));
    }

    private AbstractStringAssert<?> assertMount(String path) throws IOException {
        return assertThat(mount(path))
                .as("the mount on " + path + ", as the kernel lists it in the container's mountinfo");
    }

    /** The line of mountinfo about what is mounted there, last of all. */
    private String mount(String path) throws IOException {
        List<String> lines = mounts().stream()
                .filter(line -> line.split(" ", -1)[4].equals(path))
                .toList();
        assertThat(lines).as("the container's mounts on " + path).isNotEmpty();
        return lines.get(lines.size() - 1);
    }

    /** Its number. There is one sysfs for each network namespace. */
    private static String filesystem(String line) {
        return line.split(" ", -1)[2];
    }

    private static List<String> interfaces() throws IOException {
        try (var names = Files.list(Path.of("/sys/class/net"))) {
            return names.map(path -> path.getFileName().toString()).toList();
        }
    }

    private boolean isOwnedByInhabitant(Path terminal) {
        try (var descriptors = Files.list(inhabitant.proc("fd"))) {
            return descriptors.anyMatch(descriptor -> isSame(descriptor, terminal));
        } catch (IOException unreadable) {
            return true;
        }
    }

    private static boolean isSame(Path one, Path other) {
        try {
            return Files.isSameFile(one, other);
        } catch (IOException gone) {
            return false;
        }
    }
}
