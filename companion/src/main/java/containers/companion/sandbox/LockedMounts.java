package containers.companion.sandbox;

import containers.cgroups.CgroupFilesystems;
import containers.cgroups.ControlGroup;
import containers.launch.Command;
import containers.launch.LaunchPlan;
import containers.monitor.InPlace;
import containers.monitor.Monitor;
import containers.namespaces.Hostname;
import containers.namespaces.Namespace;
import containers.namespaces.Namespaces;
import containers.namespaces.User;
import containers.namespaces.UserMapping;
import containers.program.ProgramFile;
import containers.start.Inherited;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The program that a sandbox begins with. It makes one more user namespace, with a mount namespace that belongs to it.
 *
 * <p>Whoever made a mount read-only can make it writable again: root of the sandbox could write to the host's files. But
 * mounts that come from a namespace of more rights are locked: mount_namespaces(7), "Restrictions on mount namespaces".
 *
 * @param file where it is, as the host sees it
 */
record LockedMounts(Path file) implements AutoCloseable {

    private static final Duration LONGEST_RUN = Duration.ofMinutes(5);
    private static final String EXECUTABLE = "rwxr-xr-x";

    /**
     * Writes it.
     *
     * @param directory the sandbox's root
     * @param name its name there, which nobody else has
     * @param group the sandbox's
     * @param command what it starts in the end
     */
    static LockedMounts in(Path directory, String name, ControlGroup group, Command command) throws IOException {
        InPlace front = new InPlace(Inherited.unknown(), Optional.empty(), false);
        byte[] program = ProgramFile.of(Monitor.program(plan(group, command), front, Inherited.unknown()))
                .content();
        Path file = Files.write(directory.resolve(name), program);
        file.toFile().deleteOnExit(); // With Ctrl-C nobody closes it.
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(EXECUTABLE));
        return new LockedMounts(file);
    }

    /** Removes those of runs that were killed, and returns them. */
    static List<Path> removeOld(Path directory) throws IOException {
        Instant old = Instant.now().minus(LONGEST_RUN);
        List<Path> removed = new ArrayList<>();
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (Files.getLastModifiedTime(file).toInstant().isBefore(old) && Files.deleteIfExists(file)) {
                    removed.add(file);
                }
            }
        }
        return removed;
    }

    private static LaunchPlan plan(ControlGroup group, Command command) {
        // Root of the sandbox is no root of the machine.
        User root = new User(0, 0, false, -1);
        Namespaces namespaces = new Namespaces(
                EnumSet.of(Namespace.USER, Namespace.MOUNT, Namespace.UTS, Namespace.IPC, Namespace.NETWORK),
                UserMapping.rootIs(root));
        LaunchPlan plan = new LaunchPlan();
        CgroupFilesystems.version2(group).ifPresent(directory -> Version2.moveToLeaf(plan.parent(), directory));
        namespaces.create(plan, root);
        namespaces.become(plan.child(), root);
        namespaces.unshare(plan);
        namespaces.configure(plan, new Hostname("sandbox"));
        command.addTo(plan.child());
        return plan;
    }

    /** What starts it, as the sandbox sees it. */
    List<String> command() {
        return List.of("/" + file.getFileName());
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
    }
}
