package containers.session;

import containers.runner.Run;
import containers.runner.RunnerProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Podman, with all that it keeps in a directory of the test's. It makes no control groups: their parent would stay when
 * they have gone, and who else uses them isn't known.
 *
 * @param directory where it keeps what it has, in the end nothing
 */
record Podman(Path directory) {

    /**
     * In mounts of its own, without what it can't have: crun refuses a host with control groups of both versions. And its
     * locks are shared memory with a name, which would stay.
     */
    private static final String APART =
            "umount /sys/fs/cgroup/unified 2>/dev/null; mount -t tmpfs none /dev/shm; exec \"$@\"";

    /** Its own limits are more than this user may have, perhaps. */
    private static final List<String> OPTIONS =
            List.of("--rm", "--cgroups=disabled", "--ulimit=nofile=1024:1024", "--ulimit=nproc=1000:1000");

    /** Runs what is written behind {@code docker}, with that for its standard input. */
    Run run(boolean root, List<String> words, String input) throws IOException {
        List<String> command = new ArrayList<>();
        if (root) {
            command.addAll(List.of("unshare", "--mount", "--net", "--propagation", "private"));
            command.addAll(List.of("/bin/sh", "-c", APART, "sh"));
        }
        command.addAll(engine());
        command.add("run");
        command.addAll(OPTIONS);
        if (words.stream().noneMatch(word -> word.startsWith("--network"))) {
            command.add("--network=none");
        }
        command.addAll(words.subList(1, words.size()));
        Path typed = Files.writeString(directory.resolve("typed"), input);
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(Map.of("CONTAINERS_CONF", "/dev/null", "TMPDIR", directory.toString()));
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
}
