package containers.session;

import containers.runner.RunnerProcess;
import containers.testing.Feature;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * Podman, with all that it keeps in a directory and in a control group of the test's.
 *
 * @param directory where it keeps what it has
 */
record Podman(Path directory) {

    /**
     * In mounts of its own, without what it can't have, since crun refuses a host with control groups of both versions; and with
     * a {@code /run} that goes with them.
     */
    private static final String APART =
            "mount -t tmpfs none /run; umount /sys/fs/cgroup/unified 2>/dev/null; exec \"$@\"";

    /** In the same mounts, since it takes away what it has mounted when it stops a container. */
    private static final String STOPPABLE = "mount -t tmpfs none /run; umount /sys/fs/cgroup/unified 2>/dev/null;"
            + " exec 3>&1 >&-; \"$@\" </dev/null >&3 3>&- & exec 3>&-; cat >/dev/null; $ENGINE stop stopped >/dev/null 2>&1; wait $!";

    /**
     * The same of an ordinary user's, who may only cover it. It is told that it is in its user namespace already: the one that it
     * makes is kept by a process that stays, for the next command.
     */
    private static final String APART_AS_USER =
            "[ ! -d /sys/fs/cgroup/unified ] || mount -t tmpfs none /sys/fs/cgroup/unified; exec env"
                    + " _CONTAINERS_USERNS_CONFIGURED=done _CONTAINERS_ROOTLESS_UID=$0 _CONTAINERS_ROOTLESS_GID=$0 \"$@\"";

    private static final List<String> IN_USER_NAMESPACE = List.of("unshare", "--user", "--map-root-user", "--map-auto");

    private static final String GROUP = "podman-beside-contain";

    private static final int TRIES = 250;

    private static final long BETWEEN = 20_000_000;

    /** Its own limits are more than this user may have, perhaps. */
    private static final List<String> OPTIONS =
            List.of("--rm", "--ulimit=nofile=1024:1024", "--ulimit=nproc=1000:1000");

    /** Its locks would be shared memory with a name, which stays. */
    private static final String CONFIGURATION = "[engine]\nlock_type = \"file\"\n";

    /** What runs the words behind {@code docker}, in the network of who starts it. */
    ProcessBuilder process(List<String> words) throws IOException {
        return process(Feature.ROOT.isThere() ? apart(APART) : apartAsUser(), words);
    }

    /** The same for root, and it is stopped when there is nothing more to read at its standard input. */
    ProcessBuilder stoppable(List<String> words) throws IOException {
        List<String> named = new ArrayList<>(words);
        named.addAll(1, List.of("--name", "stopped"));
        ProcessBuilder builder = process(apart(STOPPABLE), named);
        builder.environment().put("ENGINE", String.join(" ", engine()));
        return builder;
    }

    private ProcessBuilder process(List<String> apart, List<String> words) throws IOException {
        List<String> command = new ArrayList<>(apart);
        command.addAll(engine());
        command.add("run");
        command.addAll(OPTIONS);
        if (Feature.ROOT.isThere()) {
            command.add("--cgroup-parent=/" + GROUP);
        }
        if (words.stream().noneMatch(word -> word.startsWith("--network"))) {
            command.add("--network=none");
        }
        command.addAll(words.subList(1, words.size()));
        ProcessBuilder builder = new ProcessBuilder(command);
        Path configuration = Files.writeString(directory.resolve("containers.conf"), CONFIGURATION);
        Path runtime = Files.createDirectories(directory.resolve("runtime"));
        builder.environment()
                .putAll(Map.of(
                        "CONTAINERS_CONF",
                        configuration.toString(),
                        "TMPDIR",
                        directory.toString(),
                        "HOME",
                        directory.toString(),
                        "XDG_RUNTIME_DIR",
                        runtime.toString()));
        return builder;
    }

    private static List<String> apart(String script) {
        return List.of("unshare", "--mount", "--propagation", "private", "/bin/sh", "-c", script, "sh");
    }

    private static List<String> apartAsUser() throws IOException {
        String user = Files.getAttribute(Path.of("/proc/self"), "unix:uid").toString();
        List<String> command = new ArrayList<>(IN_USER_NAMESPACE);
        command.addAll(List.of("--mount", "/bin/sh", "-c", APART_AS_USER, user));
        return command;
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
                "--network-config-dir=" + directory.resolve("networks"),
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
        removeFiles();
    }

    /** Some are other users', of those that a user namespace has, and some directories can't be read. */
    private void removeFiles() throws IOException {
        List<String> command = new ArrayList<>(List.of("rm", "-rf", "--one-file-system"));
        for (String name : List.of("root", "run", "tmp", "runtime")) {
            command.add(directory.resolve(name).toString());
        }
        if (!Feature.ROOT.isThere()) {
            command.addAll(0, IN_USER_NAMESPACE);
        }
        RunnerProcess.run(new ProcessBuilder(command));
    }

    /** Its monitors end a moment after it. */
    private static void removeGroup(Path hierarchy) throws IOException {
        Path group = hierarchy.resolve(GROUP);
        for (int i = 0; i < TRIES && Files.exists(group); i++) {
            try {
                removeGroups(group);
            } catch (FileSystemException busy) {
                LockSupport.parkNanos(BETWEEN);
            }
        }
        if (Files.exists(group)) {
            throw new IOException("something of podman's is still in " + group);
        }
    }

    private static void removeGroups(Path top) throws IOException {
        try (Stream<Path> files = Files.walk(top)) {
            for (Path group : files.filter(Files::isDirectory)
                    .sorted(Comparator.reverseOrder())
                    .toList()) {
                Files.delete(group);
            }
        }
    }
}
