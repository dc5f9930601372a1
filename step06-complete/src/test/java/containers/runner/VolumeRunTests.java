package containers.runner;

import static org.assertj.core.api.Assertions.assertThat;

import containers.testing.Feature;
import containers.testing.HostUntouched;
import containers.testing.Needs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files of the host's, and in memory, as the container sees them and as the kernel's table of mounts has them. */
@ExtendWith({HostUntouched.class, NothingLeft.class})
class VolumeRunTests {

    @TempDir
    private Path directory;

    private Path site;

    @BeforeEach
    void make() throws IOException {
        site = Files.createDirectory(directory.resolve("site"));
        Files.writeString(site.resolve("page"), "hello\n");
    }

    @Test
    void whatTheContainerWritesIsTheHosts() throws IOException {
        Run run = Run.script("cat /srv/new/page; echo bye >/srv/new/page", "-v", site + ":/srv/new");

        assertThat(run).isEqualTo(new Run(0, "hello\n", ""));
        assertThat(site.resolve("page")).hasContent("bye");
    }

    @Test
    void aFile() {
        Run run = Run.script("cat /a/b/page", "--volume=" + site.resolve("page") + ":/a/b/page");

        assertThat(run.out()).isEqualTo("hello\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "-v SITE:/srv:ro",
                "--mount type=bind,source=SITE,target=/srv,readonly",
                "--mount type=bind,src=SITE,dst=/srv,ro=1"
            })
    void readOnlyIsReadOnly(String option, String value) {
        Run run = Run.script(
                "cat /srv/page; echo bye >/srv/page; grep ' /srv ' /proc/self/mountinfo",
                option,
                value.replace("SITE", site.toString()));

        assertThat(run.err()).contains("Read-only file system");
        assertThat(run.out()).startsWith("hello\n").containsPattern(" /srv ro,\\S*nodev");
    }

    /** The host's mounts below it belong to it, and they are read-only too. */
    @Test
    @Needs(Feature.ROOT)
    void readOnlyIsReadOnlyWithAllThatIsBelow() {
        Run run = Run.script(
                "awk '$5 ~ \"^/host\" { print $6 }' /proc/self/mountinfo | grep -v '^ro,' ; ls /host/proc/self >&2",
                "-v",
                "/:/host:ro");

        assertThat(run.out()).isEmpty();
    }

    @Test
    void aDirectoryInMemory() {
        Run run = Run.script(
                "head -c 2000000 /dev/zero >/run/a; stat -c '%a %s' /run /run/a; grep ' /run ' /proc/self/mountinfo",
                "--tmpfs", "/run:size=1m,mode=750");

        assertThat(run.err()).contains("No space left on device");
        assertThat(run.out()).startsWith("750 ").contains("\n644 1048576\n");
    }

    @Test
    void oneInAnother() {
        Run run = Run.script("ls /srv/deep; cat /srv/page", "--tmpfs=/srv/deep/er", "-v", site + ":/srv");

        assertThat(run.out()).isEqualTo("er\nhello\n");
        assertThat(site.resolve("deep/er")).isDirectory();
    }

    @Test
    void onlyVolumesCanBeChanged() {
        Run run = Run.script(
                "echo >/x; echo >/etc/x; echo >>/etc/hosts; echo a >/srv/new; echo b >/run/new; echo c >/dev/shm/new; cat /srv/new /run/new",
                "--read-only",
                "-v",
                site + ":/srv",
                "--tmpfs",
                "/run");

        assertThat(run.out()).isEqualTo("a\nb\n");
        assertThat(run.err().lines()).hasSize(3).allMatch(line -> line.contains("Read-only file system"));
    }

    @Test
    void onlyVolumesCanBeChangedWhereChangesAreKept() throws IOException {
        Path root = RootCopy.in(Files.createDirectory(directory.resolve("root")));

        Run run = Run.script(
                "echo >/x; echo a >/srv/new", "--persist", "--rootfs=" + root, "--read-only", "-v", site + ":/srv");

        assertThat(run.err()).contains("/x: Read-only file system").hasLineCount(1);
        assertThat(site.resolve("new")).hasContent("a");
        assertThat(root.resolve("x")).doesNotExist();
    }

    @Test
    void itsOwnFilesInEtc() throws IOException {
        Path root = RootCopy.in(Files.createDirectory(directory.resolve("root")));
        Files.writeString(root.resolve("etc/hosts"), "the directory's\n");
        Files.createSymbolicLink(root.resolve("etc/resolv.conf"), Path.of("../run/nowhere"));
        String script = "cat /etc/hostname /etc/hosts /etc/resolv.conf; echo more >>/etc/hosts";

        Run run = Run.script(script, "--persist", "--rootfs=" + root, "--hostname=box");

        assertThat(run.out()).isEqualTo("""
                        box
                        127.0.0.1\tlocalhost
                        127.0.1.1\tbox
                        ::1\tlocalhost ip6-localhost ip6-loopback
                        # No name server can be reached from here.
                        """);
        assertThat(root.resolve("etc/hosts")).hasContent("the directory's");
        assertThat(root.resolve("etc/resolv.conf")).isSymbolicLink();
        assertThat(root.resolve("run/nowhere")).doesNotExist();
        Files.delete(root.resolve("etc/resolv.conf")); // JUnit warns of links out of the directory that it removes.
    }

    @Test
    void theHostsNameServersWithItsNetwork() throws IOException {
        Path host = Path.of("/etc/resolv.conf");
        String content = Files.exists(host) ? Files.readString(host) : "";

        Run run = Run.script(
                "cat /etc/resolv.conf; grep -o ' /etc/resolv.conf ro,nodev' /proc/self/mountinfo >&2",
                "--network=host");

        assertThat(run).isEqualTo(new Run(0, content, " /etc/resolv.conf ro,nodev\n"));
    }

    @Test
    void aVolumeForOneOfThemStays() throws IOException {
        Path hosts = Files.writeString(directory.resolve("hosts"), "10.0.0.1 other\n");

        assertThat(Run.script("cat /etc/hosts", "-v", hosts + ":/etc/hosts:ro").out())
                .isEqualTo("10.0.0.1 other\n");
        assertThat(Run.script("ls /etc", "-v", site + ":/etc").out()).isEqualTo("page\n");
        assertThat(site.toFile().list()).containsExactly("page");
    }

    @Test
    void aRootFilesystemWithoutEtc() throws IOException {
        Path root = RootCopy.in(Files.createDirectory(directory.resolve("root")));
        try (var files = Files.walk(root.resolve("etc"))) {
            files.sorted(java.util.Comparator.reverseOrder())
                    .forEach(file -> assertThat(file.toFile().delete()).isTrue());
        }

        assertThat(Run.script("cat /etc/hostname", "--rootfs=" + root, "--hostname=box")
                        .out())
                .isEqualTo("box\n");
    }

    @Test
    void aCompiledProgramHasThemToo() throws IOException {
        Path program = directory.resolve("program");
        Run compiled = Run.of(
                "compile",
                "-o",
                program.toString(),
                "-v",
                site + ":/srv/new:ro",
                "--tmpfs=/run",
                "--read-only",
                "--",
                "cat",
                "/srv/new/page");
        assertThat(compiled).isEqualTo(new Run(0, "", ""));

        assertThat(RunnerProcess.run(new ProcessBuilder(program.toString()))).isEqualTo(new Run(0, "hello\n", ""));
        Files.delete(site.resolve("page"));
        Files.delete(site);
        Run gone = RunnerProcess.run(new ProcessBuilder(program.toString()));
        assertThat(gone.err().lines().toList())
                .isEqualTo(List.of("contain: the volume " + site
                        + " can't be taken from the host: ENOENT (No such file or directory)"));
        assertThat(gone.status()).isEqualTo(125);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "-v|/srv|-v /srv: a volume is given as SRC:DST (of a directory that ends with the container, --tmpfs DST)",
                "-v|/etc:/a:b:c|-v /etc:/a:b:c: a volume is given as SRC:DST, SRC:DST:ro or SRC:DST:rw",
                "-v|:/a|-v :/a: a volume is given as SRC:DST, SRC:DST:ro or SRC:DST:rw",
                "-v|/etc:/a:z|-v /etc:/a:z: a volume is 'ro' or 'rw', not 'z'",
                "-v|data:/a|-v data:/a: volumes have no names here, only paths: /data or ./data",
                "-v|/no/such:/a|-v /no/such:/a: there is no /no/such on the host, or this user can't see it",
                "-v|/dev/null:/a|-v /dev/null:/a: a device is given with --device",
                "-v|/etc:a|-v /etc:a: the place in the container must be an absolute path, not 'a'",
                "-v|/etc:/a/..|-v /etc:/a/..: the place can't be '/': that is the root filesystem, --rootfs DIR",
                "-v|/etc:/proc/sys|-v /etc:/proc/sys: every container has its own /proc, and nothing is mounted there",
                "-v|/etc:/x/../sys|-v /etc:/x/../sys: every container has its own /sys, and nothing is mounted there",
                "--tmpfs|/dev/shm|--tmpfs /dev/shm: every container has its own /dev, and nothing is mounted there"
                        + " (--shm-size has its size)",
                "--tmpfs|/a:size=big|--tmpfs: not a number of bytes: 'big' (64m, 1.5g and 1048576 are)",
                "--tmpfs|/a:size=0|--tmpfs /a:size=0: a size of 0 would be no limit at all: tmpfs(5)",
                "--tmpfs|/a:mode=9|--tmpfs /a:mode=9: a mode is an octal number as 1777 or 755, not '9'",
                "--tmpfs|/a:dev|--tmpfs /a:dev: the options are size=BYTES, mode=MODE, ro, rw, exec, noexec, suid, nosuid"
                        + " and nodev, not 'dev'",
                "--mount|source=/etc,target=/a|--mount source=/etc,target=/a: type=bind for a directory of"
                        + " the host's, or type=tmpfs, is missing",
                "--mount|type=volume,target=/a|--mount type=volume,target=/a: the type is bind or tmpfs, not 'volume'",
                "-v|~/a:/a|-v ~/a:/a: your shell knows what '~/a' is, and didn't say: take the quotes away, or write"
                        + " $HOME for ~ behind a comma or an equals sign",
                "--mount|type=bind,target=/a|--mount type=bind,target=/a: source=PATH is missing",
                "--mount|type=bind,src=/etc|--mount type=bind,src=/etc: target=PATH is missing",
                "--mount|type=bind,src=/etc,source=/etc,dst=/a|--mount type=bind,src=/etc,source=/etc,dst=/a: there are two"
                        + " words for source",
                "--mount|type=tmpfs,src=/etc,dst=/a|--mount type=tmpfs,src=/etc,dst=/a: there is no 'source' for that type"
                        + " here",
                "--mount|type=bind,src=/etc,dst=/a,readonly=no|--mount type=bind,src=/etc,dst=/a,readonly=no: readonly is"
                        + " true or false",
                "--mount|bind|--mount bind: a mount is given as in type=bind,source=SRC,target=DST,readonly",
                "--shm-size|0|--shm-size 0: a size of 0 would be no limit at all: tmpfs(5)",
            })
    void oneLineForWhatCanNotBe(String option, String value, String line) {
        Run run = Run.of("run", option, value, "--", "true");

        assertThat(run.err().lines()).containsExactly("contain: " + line);
        assertThat(run.status()).isEqualTo(125);
    }

    @Test
    void twoCanNotBeAtOnePlace() {
        assertThat(Run.of("run", "--tmpfs=/a", "-v/etc:/a/", "--", "true").err())
                .isEqualTo("contain: -v: two mounts can't both be at /a\n");
    }

    @Test
    void aFileHasNoPlaceOnADirectory() {
        Run run = Run.of("run", "-v/etc/passwd:/etc", "--", "true");

        assertThat(run.err())
                .startsWith(
                        "contain: the container has no place to mount /etc on: one is a directory, and the other is none");
        assertThat(run.status()).isEqualTo(125);
    }
}
