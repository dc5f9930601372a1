package containers.session;

import containers.runner.Run;
import containers.runner.RunnerProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Podman, with all that it keeps in a directory and in a control group of the test's.
 *
 * @param directory where it keeps what it has
 */
record Podman(Path directory) {

    /** In mounts of its own, without what it can't have: crun refuses a host with control groups of both versions. */
    private static final String APART = "umount /sys/fs/cgroup/unified 2>/dev/null; exec \"$@\"";

    private static final String GROUP = "podman-beside-contain";

    /** Its own limits are more than this user may have, perhaps. */
    private static final List<String> OPTIONS =
            List.of("--rm", "--cgroup-parent=/" + GROUP, "--ulimit=nofile=1024:1024", "--ulimit=nproc=1000:1000");

    /** Its locks would be shared memory with a name, which stays. */
    private static final String CONFIGURATION = "[engine]\nlock_type = \"file\"\n";

    /** Runs what is written behind {@code docker}, with that for its standard input. */
    Run run(List<String> words, String input) throws IOException {
        List<String> command = new ArrayList<>();
        command.addAll(List.of("unshare", "--mount", "--net", "--propagation", "private"));
        command.addAll(List.of("/bin/sh", "-c", APART, "sh"));
        command.addAll(engine());
        command.add("run");
        command.addAll(OPTIONS);
        if (words.stream().noneMatch(word -> word.startsWith("--network"))) {
            command.add("--network=none");
        }
        command.addAll(words.subList(1, words.size()));
        Path typed = Files.writeString(directory.resolve("typed"), input);
        ProcessBuilder builder = new ProcessBuilder(command);
        Path configuration = Files.writeString(directory.resolve("containers.conf"), CONFIGURATION);
        builder.environment()
                .putAll(Map.of("CONTAINERS_CONF", configuration.toString(), "TMPDIR", directory.toString()));
        return RunnerProcess.run(builder, typed);
    }

    private List<String> engine() {
        return List.of(
                "podman",
                "--root=" + directory.resolve("root"),
                "--runroot=" + directory.resolve("run"),
                "--tmpdir=" + directory.resolve("tmp"),
                "--storage-driver=vfs",
                "--cgroup-manager=cgroupfs",
                "--events-backend=none",
                "--runtime=crun");
    }

    /** Removes what stays when its containers have gone: layers that held nothing, and the group of its monitors. */
    void removeAll() throws IOException {
        Path top = Path.of("/sys/fs/cgroup"); // of version 2; those of version 1 are below
        removeGroup(top);
        try (Stream<Path> hierarchies = Files.list(top)) {
            for (Path hierarchy : hierarchies.toList()) {
                removeGroup(hierarchy);
            }
        }
        remove(directory.resolve("run"), path -> true);
    }

    private static void removeGroup(Path hierarchy) throws IOException {
        Path group = hierarchy.resolve(GROUP);
        if (Files.exists(group)) {
            remove(group, Files::isDirectory);
        }
    }

    private static void remove(Path top, Predicate<Path> which) throws IOException {
        try (Stream<Path> files = Files.walk(top)) {
            for (Path file :
                    files.filter(which).sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
