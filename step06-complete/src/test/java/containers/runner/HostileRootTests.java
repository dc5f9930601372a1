package containers.runner;

import static org.assertj.core.api.Assertions.assertThat;

import containers.testing.Attacks;
import containers.testing.HostUntouched;
import containers.testing.InCi;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Root filesystems whose links are traps: no mount, no node, no directory of the container's goes where they lead. */
@ExtendWith({HostUntouched.class, NothingLeft.class})
@InCi
class HostileRootTests {

    private static final int RACES = 30;

    @TempDir
    private Path directory;

    private Path root;
    private Path decoy;
    private Path volume;

    @BeforeEach
    void make() throws IOException {
        root = RootCopy.in(Files.createDirectory(directory.resolve("root")));
        decoy = Files.createDirectory(directory.resolve("decoy"));
        volume = Files.createDirectory(directory.resolve("volume"));
    }

    /** JUnit warns of links out of the directory that it removes. */
    @AfterEach
    void removeLinks() throws IOException {
        try (var files = Files.walk(root)) {
            for (Path link : files.filter(Files::isSymbolicLink).toList()) {
                Files.delete(link);
            }
        }
    }

    @ParameterizedTest
    @Attacks
    @ValueSource(
            strings = {
                "proc",
                "dev",
                "sys",
                "etc",
                "tmp",
                "run",
                "srv",
                "srv/data",
                "etc/hosts",
                "etc/hostname",
                "etc/resolv.conf",
                "run/memory",
                "var",
                "mnt"
            })
    void aLinkToTheHost(String name) throws IOException {
        for (String up : List.of("", "../../../../../../../../../..")) {
            trap(name, up + decoy);
            if (up.isEmpty()) {
                assertTheTrapWorks(name);
            }
            for (String persist : List.of("--persist", "--trace")) {
                Run.of(
                        "run",
                        persist,
                        "--rootfs=" + root,
                        "-v" + volume + ":/srv/data/new",
                        "--tmpfs=/run/memory/new",
                        "-v" + volume + ":/var/lib/new",
                        "-v" + volume + ":/mnt/new",
                        "--",
                        "/bin/sh",
                        "-c",
                        "echo inside");

                assertThat(decoy).isEmptyDirectory();
                assertThat(volume).isEmptyDirectory();
            }
        }
    }

    /** Who follows it without precautions is on the host. */
    private void assertTheTrapWorks(String name) throws IOException {
        Path followed = root.resolve(name).resolve("planted");
        Files.createDirectory(followed);
        assertThat(decoy.resolve("planted")).isDirectory();
        Files.delete(followed);
    }

    private void trap(String name, String target) throws IOException {
        Path link = root.resolve(name);
        Files.createDirectories(link.getParent());
        if (Files.isDirectory(link) && !Files.isSymbolicLink(link)) {
            Files.move(link, directory.resolve("old-" + name.replace('/', '-')));
        }
        Files.deleteIfExists(link);
        Files.createSymbolicLink(link, Path.of(target));
    }

    @ParameterizedTest
    @Attacks
    @ValueSource(strings = {"/proc", "/proc/self/cwd", "/proc/1/root", "/dev", "/sys/fs", "/dev/shm", "../proc/sys"})
    void aLinkToWhereNoVolumeMayBe(String target) throws IOException {
        trap("srv", target);

        Run run = Run.of("run", "--rootfs=" + root, "-v" + volume + ":/srv/data", "--", "/bin/sh", "-c", "echo inside");

        assertThat(run.out()).isEmpty();
        assertThat(run.err().lines())
                .containsExactly("contain: the container has no place to mount /srv/data on: the way there leads into"
                        + " another mount, /proc for instance (one of the host's below a --persist root: mount it with"
                        + " -v, too): EXDEV (Invalid cross-device link)");
        assertThat(run.status()).isEqualTo(125);
    }

    /** As an ordinary link inside: it means what it would mean there. */
    @Test
    void aLinkWithinTheRootIsFollowed() throws IOException {
        trap("srv", "/home");

        Run run = Run.of(
                "run", "--rootfs=" + root, "-v" + volume + ":/srv/data", "--", "/bin/sh", "-c", "echo a >/home/data/a");

        assertThat(run).isEqualTo(new Run(0, "", ""));
        assertThat(volume.resolve("a")).hasContent("a");
    }

    @Test
    @Attacks
    void aLinkFromOneVolumeToAnother() throws IOException {
        Path other = Files.createDirectory(directory.resolve("other"));
        Files.createSymbolicLink(other.resolve("way"), Path.of("/mnt"));
        trap("srv", "/mnt");
        String follow = "mkdir /srv/planted /opt/way/planted; rmdir /mnt/planted";
        assertThat(Run.script(follow, "-v" + volume + ":/mnt", "-v" + other + ":/opt", "--rootfs=" + root, "--trace")
                        .err())
                .as("the trap works: the second is there already")
                .contains("/opt/way/planted");

        for (String place : List.of("/srv/new", "/opt/way/new")) {
            Run run = Run.of(
                    "run",
                    "--rootfs=" + root,
                    "-v" + volume + ":/mnt",
                    "-v" + other + ":/opt",
                    "--tmpfs=" + place,
                    "--",
                    "/bin/sh",
                    "-c",
                    "echo inside");

            assertThat(run.out()).isEmpty();
            assertThat(run.err()).startsWith("contain: the container has no place to mount " + place + " on");
            assertThat(volume).isEmptyDirectory();
        }
        Files.delete(other.resolve("way"));
    }

    /** Another container that has the same root filesystem changes it all the time. */
    @Test
    @Attacks
    void aDirectoryThatBecomesALinkMeanwhile() throws Exception {
        Files.createDirectories(root.resolve("srv"));
        Path place = root.resolve("srv");
        AtomicBoolean goesOn = new AtomicBoolean(true);
        Thread swapping = new Thread(() -> swap(place, goesOn));
        swapping.start();
        try {
            for (int i = 0; i < RACES; i++) {
                Run run = Run.of(
                        "run",
                        "--persist",
                        "--rootfs=" + root,
                        "-v" + volume + ":/mnt",
                        "--tmpfs=/srv/new",
                        "--",
                        "/bin/sh",
                        "-c",
                        "echo inside");

                assertThat(run.out()).isIn("inside\n", ""); // It may be refused, too.
                assertThat(volume).isEmptyDirectory();
            }
        } finally {
            goesOn.set(false);
            swapping.join();
        }
    }

    private void swap(Path place, AtomicBoolean goesOn) {
        Path away = root.resolve("away");
        Path link = root.resolve("link");
        try {
            while (goesOn.get()) {
                Files.createSymbolicLink(link, Path.of("/mnt"));
                Files.move(place, away);
                Files.move(link, place);
                Files.delete(place);
                Files.move(away, place, StandardCopyOption.ATOMIC_MOVE);
            }
        } catch (IOException stopped) {
            throw new java.io.UncheckedIOException(stopped);
        }
    }
}
