package containers.companion.sandbox;

import containers.rootfs.Mount;
import containers.rootfs.MountFlag;
import containers.telling.UsageException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The files of a sandbox: a directory of nothing but places, and what is mounted on them. Of the host's it has programs,
 * the JDK and the workshop, all read-only.
 *
 * @param home the workshop's directory
 * @param root the directory with the places
 * @param shown what of the host is seen where
 */
record SandboxFiles(Path home, Path root, List<Mount> shown) {

    /** Where the workshop is. */
    static final String WORKSHOP = "/workshop";

    private static final String JDK = "/jdk";
    private static final List<String> LINKS = List.of("bin", "sbin", "lib", "lib64", "lib32");

    static SandboxFiles of(Path home) throws IOException {
        Path root = home.resolve("work/.sandbox");
        if (Files.isSymbolicLink(root)) {
            // A learner's files may be another person's: what is at its end would be filled.
            throw new UsageException(root + " leads elsewhere, by a link: remove the link");
        }
        Files.createDirectories(root);
        List<Mount> shown = new ArrayList<>();
        show(root, Path.of("/usr"), "/usr", shown);
        show(root, home, WORKSHOP, shown);
        show(root, Path.of(System.getProperty("java.home")).toRealPath(), JDK, shown);
        for (String name : LINKS) {
            showLinkOrDirectory(root, name, shown);
        }
        // Debian's JDK has its settings there.
        try (Stream<Path> settings = Files.list(Path.of("/etc"))) {
            for (Path each :
                    settings.filter(path -> path.toString().contains("/java-")).toList()) {
                show(root, each, each.toString(), shown);
            }
        }
        for (String place : List.of("etc", "tmp", "proc", "sys", "dev")) {
            Files.createDirectories(root.resolve(place));
        }
        return new SandboxFiles(home, root, shown);
    }

    private static void showLinkOrDirectory(Path root, String name, List<Mount> shown) throws IOException {
        Path host = Path.of("/", name);
        Path place = root.resolve(name);
        if (Files.isSymbolicLink(host) && !Files.isSymbolicLink(place)) {
            link(place, Files.readSymbolicLink(host));
        } else if (Files.isDirectory(host) && !Files.isSymbolicLink(host)) {
            show(root, host, host.toString(), shown);
        }
    }

    private static void link(Path place, Path target) throws IOException {
        try {
            Files.createSymbolicLink(place, target);
        } catch (FileAlreadyExistsException madeMeanwhile) {
            // By another check.
            return;
        }
    }

    private static void show(Path root, Path host, String place, List<Mount> shown) throws IOException {
        Files.createDirectories(root.resolve(place.substring(1)));
        shown.add(Mount.bind(host.toString(), place, MountFlag.MS_RDONLY));
    }

    List<Mount> mounts() {
        List<Mount> mounts = new ArrayList<>(shown);
        // What is made there is executed: JNA's library, a container's files.
        mounts.add(Mount.of("tmpfs", "/tmp", "tmpfs", MountFlag.MS_NOSUID, MountFlag.MS_NODEV)
                .with("size=256m,mode=1777"));
        return mounts;
    }

    List<String> java(List<Path> classPath, List<String> words) {
        String path = classPath.stream().map(each -> WORKSHOP + "/" + each).collect(Collectors.joining(":"));
        List<String> arguments = new ArrayList<>(List.of(
                JDK + "/bin/java",
                "-Xmx128m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-XX:-UsePerfData",
                "-Djna.platform.library.path=/nonexistent",
                // Nobody else comes and goes there.
                "-Dcontainers.testing.patience=25",
                "-D" + Patience.PROPERTY + "=" + Patience.factor(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                path));
        arguments.addAll(words);
        return arguments;
    }
}
