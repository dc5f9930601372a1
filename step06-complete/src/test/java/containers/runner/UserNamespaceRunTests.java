package containers.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import containers.calls.DirectoryCalls;
import containers.kernel.Kernel;
import containers.namespaces.User;
import containers.testing.Feature;
import containers.testing.HostUntouched;
import containers.testing.Needs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who a container's users are to the kernel, and what becomes of their files. */
@ExtendWith({HostUntouched.class, NothingLeft.class})
class UserNamespaceRunTests {

    private static final String MAP = "while read in out count; do echo $in $out $count; done </proc/self/uid_map";

    @TempDir
    private Path directory;

    private Path site;

    @BeforeEach
    void make() throws IOException {
        site = Files.createDirectory(directory.resolve("site"));
        Files.setPosixFilePermissions(
                Files.writeString(site.resolve("secret"), "roots\n"), PosixFilePermissions.fromString("rw-------"));
    }

    /** A script that says whose a filesystem in memory is: mountinfo tells the number that the host's root knows. */
    private static String ownerOf(String mountPoint) {
        return "sed -n 's/.* [/]" + mountPoint.substring(1) + " .*uid=\\([0-9]*\\).*/\\1/p' /proc/self/mountinfo";
    }

    @Test
    @Needs({Feature.ROOT, Feature.SHIFTED_MOUNTS})
    void rootIsNobodyOfTheHosts() {
        Run run = Run.script("id -u; " + ownerOf("/dev"), "--userns=remap");

        assertThat(run.err()).isEmpty();
        assertThat(run.out()).matches("0\n\\d+\n");
        long first = Long.parseLong(run.out().lines().toList().get(1));
        assertThat(first).isBetween(524_288L, 1_878_982_656L);
    }

    /** A setting that is the whole machine's: with it, a program of the container's would be run as the host's root. */
    @Test
    @Needs({Feature.ROOT, Feature.SHIFTED_MOUNTS})
    void evenWithoutLocksItCantSetWhatIsTheMachines() {
        String attack = "[ -w /proc/sys/kernel/core_pattern ] && echo out";

        assertThat(Run.script(attack, "--privileged", "--userns=remap").out()).isEmpty();
        assertThat(Run.script(attack, "--privileged").out()).isEqualTo("out\n");
    }

    @Test
    @Needs({Feature.ROOT, Feature.SHIFTED_MOUNTS})
    void ofTheHostsFilesOnlyWhatItWasGivenIsRoots() throws IOException {
        Run run = Run.script(
                "cat /srv/secret; echo new >/srv/made; chown 5:6 /srv/made", "--userns=remap", "-v", site + ":/srv");

        assertThat(run).isEqualTo(new Run(0, "roots\n", ""));
        assertThat(Files.getAttribute(site.resolve("made"), "unix:uid")).isEqualTo(5);
        assertThat(Files.getAttribute(site.resolve("made"), "unix:gid")).isEqualTo(6);
        assertThat(Run.script("[ -r /proc/1/root/etc/shadow ] || cat /dev/mem", "--userns=remap")
                        .out())
                .isEmpty();
    }

    @Test
    @Needs({Feature.ROOT, Feature.SHIFTED_MOUNTS})
    void changesThatStayBelongToWhoTheyBelongToInside() throws IOException {
        Path root = RootCopy.in(directory);
        Run run = Run.script(
                "echo kept >/kept; [ -O /bin/cat ] || echo stranger",
                "--userns=remap",
                "--persist",
                "--rootfs",
                root.toString());

        assertThat(run).isEqualTo(new Run(0, "", ""));
        assertThat(Files.getAttribute(root.resolve("kept"), "unix:uid")).isEqualTo(0);
    }

    @Test
    @Needs({Feature.ROOT, Feature.SHIFTED_MOUNTS})
    void otherUsersInIt() {
        Run run = Run.script("id -u; echo x >/tmp/mine && echo made", "--userns=remap", "--user=33:44");

        assertThat(run).isEqualTo(new Run(0, "33\nmade\n", ""));
    }

    @Test
    @Needs({Feature.ROOT, Feature.SHIFTED_MOUNTS})
    void itsLimitsHold() {
        Run run = Run.script("for i in 1 2 3 4 5 6; do sleep 2 & done; wait", "--userns=remap", "--pids-limit=4");

        assertThat(run.err()).contains("ork");
    }

    @Test
    @Needs({Feature.ROOT, Feature.SHIFTED_MOUNTS})
    void givenMaps() {
        String[] options = {"--uidmap=0:300000:10", "--uidmap=10:1000", "--gidmap=0:300000:5", "--cap-add=SYS_ADMIN"};
        Run run = Run.script(MAP + "; mount -t tmpfs -o uid=10 none /mnt; " + ownerOf("/mnt"), options);

        assertThat(run.out()).isEqualTo("0 0 10\n10 10 1\n1000\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--userns=auto | the user namespace is 'host' or 'remap', not 'auto'",
                "--uidmap=0 | --uidmap 0: a map is given as INSIDE:OUTSIDE:COUNT, as in 0:100000:65536",
                "--uidmap=0:1:2:3 | --uidmap 0:1:2:3: a map is given as INSIDE:OUTSIDE:COUNT, as in 0:100000:65536",
                "--uidmap=0:x:1 | the first ID outside",
                "--uidmap=0:1:0 | an ID map must lie within 0 to 4294967294, not 0 1 0",
                "--uidmap=0:4294967290:9 | an ID map must lie within 0 to 4294967294, not 0 4294967290 9",
                "--gidmap=-1:0:1 | an ID map must lie within 0 to 4294967294, not -1 0 1",
                "--uidmap=1:300000:9 | --uidmap: the maps leave out root, 0 inside, who sets up the container",
                "--uidmap=0:9:9 --uidmap=8:50:1 | --uidmap: an ID inside can't stand for two outside",
                "--uidmap=0:9:9 --gidmap=0:9:1 --gidmap=1:9:1 | --gidmap: an ID outside can't have two inside",
                "--userns=remap --uidmap=0:9:9 | --userns chooses who the users are, and so do --uidmap and --gidmap",
            })
    void oneLineForWhatCantBe(String options, String line) {
        assertThat(Run.of(("run " + options + " -- true").split(" ", -1)).err())
                .startsWith("contain: ")
                .contains(line)
                .hasLineCount(1);
    }

    @Test
    @Needs(Feature.ROOT)
    void oneLineForAUserWhoIsNotMapped() {
        Run run = Run.of("run", "--userns=remap", "--user=65536", "--", "true");

        assertThat(run)
                .isEqualTo(new Run(
                        125,
                        "",
                        "contain: there is no user 65536 in the container's user namespace: it has 0 to 65535\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/proc", "/dev"})
    @Needs(Feature.ROOT)
    void oneLineForAFilesystemThatCantShowItsFilesAsAnothers(String volume) {
        Run run = Run.of("run", "--userns=remap", "-v", volume + ":/srv", "--", "true");

        assertThat(run.status()).isEqualTo(125);
        assertThat(run.err())
                .startsWith(
                        "contain: the filesystem of " + volume + ", or one below it, can't show its files as another")
                .hasLineCount(1);
    }

    /** Root inside is nobody to it, so it would be there and of no use. */
    @Test
    @Needs(Feature.ROOT)
    void oneLineForADeviceOfTheHostsRoot() {
        String node = directory.resolve("node").toString();
        Kernel.call(DirectoryCalls.mknodat_character(node, 0600, 1, 3));

        assertThat(Run.of("run", "--userns=remap", "--device=" + node + ":/dev/mine", "--", "true"))
                .isEqualTo(new Run(
                        125,
                        "",
                        "contain: --device " + node
                                + ": it belongs to a user of the host who isn't in the container's user"
                                + " namespace: --userns host, or other permissions\n"));
    }

    /** What root inside makes in a volume is the host's root's, also a program that gives root's rights to everybody. */
    @Test
    @Needs({Feature.ROOT, Feature.SHIFTED_MOUNTS})
    void aSetUserIdProgramForTheHost() throws IOException {
        String[] options = {"--userns=remap", "--volume=" + site + ":/mnt", "--security-opt=seccomp=unconfined"};
        for (String attack : List.of(
                "cp /bin/id /mnt && chmod u+s /mnt/id", "install -m 2755 /bin/id /mnt", "cp -a /tmp/made /mnt")) {
            String script = "cp /bin/id /tmp/made; { chmod 4755 /tmp/made; " + attack + "; } 2>/dev/null";
            Run.script(script, options[0], options[1]);
            assertThat(setIdIn(site)).as(attack).isEmpty();

            Run.script(script, options);
            assertThat(setIdIn(site)).as("the decoy of " + attack).hasSize(1);
            Files.delete(setIdIn(site).get(0));
        }
    }

    private static List<Path> setIdIn(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            List<Path> found = new ArrayList<>();
            for (Path file : files.toList()) {
                if (((int) Files.getAttribute(file, "unix:mode") & 06000) != 0) {
                    found.add(file);
                }
            }
            return found;
        }
    }

    /** A file's capabilities are good for the same. */
    @Test
    @Needs({Feature.ROOT, Feature.SHIFTED_MOUNTS})
    void aProgramWithCapabilitiesForTheHost() {
        String given = "grep -q 'CapBnd:.*[89abcdef].......$' /proc/self/status && echo CAP_SETFCAP";

        assertThat(Run.script(given, "--userns=remap", "-v", site + ":/mnt").out())
                .isEmpty();
        assertThat(Run.script(given, "--userns=remap", "-v", site + ":/mnt:ro").out())
                .isEqualTo("CAP_SETFCAP\n");
        assertThat(Run.script(given, "-v", site + ":/mnt").out()).isEqualTo("CAP_SETFCAP\n");
        assertThat(Run.script(given, "--userns=remap", "-v", site + ":/mnt", "--cap-add=SETFCAP"))
                .isEqualTo(new Run(
                        125,
                        "",
                        "contain: --cap-add CAP_SETFCAP: capabilities that a remapped container gives to a file in a"
                                + " volume hold on the host, too: have the volume read-only, or no --userns remap\n"));
    }

    /** Through a shifted mount the node is root's inside, and --privileged may take nodev off. The decoy is a node of /dev/kmsg. */
    @Test
    @Needs({Feature.ROOT, Feature.SHIFTED_MOUNTS})
    void aNodeOfTheHostsRootInAVolume() {
        Kernel.call(DirectoryCalls.mknodat_character(site.resolve("node").toString(), 0600, 1, 11));
        String attack = "mount -o remount,bind,dev /mnt && (: >/mnt/node) 2>/dev/null && echo out";

        assertThat(Run.script(attack, "--privileged", "--userns=remap", "-v", site + ":/mnt")
                        .out())
                .isEmpty();
        assertThat(Run.script(attack, "--privileged", "-v", site + ":/mnt").out())
                .isEqualTo("out\n");
    }

    @Test
    @Needs({Feature.ROOT, Feature.SHIFTED_MOUNTS})
    void aDeviceForEverybodyIsThereForIt() {
        assertThat(Run.script("exec 3<>/dev/hole && echo open", "--userns=remap", "--device=/dev/null:/dev/hole")
                        .out())
                .isEqualTo("open\n");
    }

    @Test
    @Needs(Feature.NOT_ROOT)
    void withRangesAnOrdinaryUserHasOthersInside() {
        assumeTrue(
                Run.script(MAP).out().lines().count() > 1,
                "needs newuidmap (Debian package uidmap) and a range in /etc/subuid");
        Run run = Run.script("echo x >/tmp/f && chown 33:44 /tmp/f && ls -ln /tmp/f; cat /proc/self/setgroups");

        assertThat(run.out()).contains(" 33 44 ").endsWith("allow\n");
        assertThat(Run.script("id -u; id -G", "--user=33:44", "--group-add=50").out())
                .isEqualTo("33\n44 50\n");
    }

    @Test
    @Needs(Feature.NOT_ROOT)
    void withoutThemHeIsAlone() {
        Run run = Run.script(MAP + "; cat /proc/self/setgroups", "--userns=host");

        assertThat(run.out()).isEqualTo("0 0 1\ndeny\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--uidmap=0:0:1",
                "--uidmap=0:OWN:1 --uidmap=1:0:1",
                "--uidmap=0:OWN:1 --uidmap=1:0:1 --gidmap=0:OWN:1",
                "--uidmap=0:OWN:1 --uidmap=1:4000000000:9"
            })
    @Needs(Feature.NOT_ROOT)
    void anotherUsersIdsAreRefused(String maps) {
        Run run = Run.script(
                "true", maps.replace("OWN", Long.toString(User.current().uid())).split(" ", -1));

        assertThat(run.status()).isEqualTo(125);
        assertThat(run.err())
                .containsPattern(
                        "root inside has to be you|takes others' groups|only those that /etc/subuid|apt install uidmap")
                .hasLineCount(1);
    }
}
