package containers.companion.sandbox;

import containers.cgroups.ControlGroup;
import containers.cgroups.hierarchy.Controller;
import containers.cgroups.limits.Limit;
import containers.cgroups.limits.MemoryLimit;
import containers.cgroups.limits.PidsLimit;
import containers.container.Container;
import containers.devices.DeviceRule;
import containers.filesystems.Protection;
import containers.identity.IdRanges;
import containers.identity.Identity;
import containers.launch.Child;
import containers.launch.Command;
import containers.launch.LaunchPlan;
import containers.launch.Launcher;
import containers.launch.Pipe;
import containers.namespaces.Hostname;
import containers.namespaces.Namespaces;
import containers.namespaces.User;
import containers.privileges.Capabilities;
import containers.privileges.Capability;
import containers.rootfs.RootFilesystem;
import containers.seccomp.Seccomp;
import containers.settings.Rlimit;
import containers.settings.RlimitType;
import containers.spec.Linux;
import containers.spec.Process;
import containers.spec.Resources;
import containers.spec.Root;
import containers.spec.Spec;
import containers.telling.UsageException;
import containers.terminal.Terminal;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where a learner's code runs: a container of step 6, in which it is root of namespaces of its own and nobody on the host.
 *
 * @param home the workshop's directory
 */
public record Sandbox(Path home) {

    private static final long MEMORY = 768L << 20;
    private static final long PROCESSES = 512;
    private static final Map<String, String> VARIABLES =
            Map.of("PATH", Command.DEFAULT_PATH, "HOME", "/tmp", "LC_ALL", "C.UTF-8");

    /** How a run came to its end. */
    public enum End {
        /** By itself. */
        ITSELF,
        /** It was ended because its time was up. */
        TIME,
        /** It was ended because it had printed too much. */
        OUTPUT
    }

    /**
     * What became of a run.
     *
     * @param output what it printed, on both of its outputs
     * @param end how it ended
     * @param status its exit status as a shell reports it
     */
    public record Result(String output, End end, int status) {}

    /**
     * Runs a Java program, and ends it when it takes too long or prints too much. All its processes end with it.
     *
     * @param classPath relative to the workshop's directory
     * @param words the main class and its arguments
     * @param longest how long it may take
     */
    public Result java(List<Path> classPath, List<String> words, Duration longest) throws IOException {
        SandboxFiles files = SandboxFiles.of(home);
        return run(files, files.java(classPath, words), longest);
    }

    Result run(List<String> arguments, Duration longest) throws IOException {
        return run(SandboxFiles.of(home), arguments, longest);
    }

    private static Result run(SandboxFiles files, List<String> arguments, Duration longest) throws IOException {
        User user = User.current();
        String id = Container.freshId();
        Command command = new Command(arguments, VARIABLES, SandboxFiles.WORKSHOP);
        try (LockedMounts start = LockedMounts.in(files.root(), id, command)) {
            return run(spec(files, user, id, start.command()), user, id, longest);
        }
    }

    private static Result run(Spec spec, User user, String id, Duration longest) throws IOException {
        try (ControlGroup group = ControlGroup.of(spec.linux().resources().limits(), id, Controller.DEVICES)) {
            LaunchPlan plan = new Container(spec, user, RootFilesystem.Use.PERSISTENT, group, Terminal.none()).plan();
            group.prepare();
            return launch(plan, longest);
        }
    }

    private static Result launch(LaunchPlan plan, Duration longest) {
        try (Pipe nothing = new Pipe();
                Pipe output = new Pipe();
                Child child = new Launcher()
                        .readingFrom(nothing)
                        .writingTo(output)
                        .writingErrorsTo(output)
                        .launch(plan)) {
            nothing.closeWriteEnd();
            output.closeWriteEnd();
            return new Watch(child, output, longest).result();
        }
    }

    private static Spec spec(SandboxFiles files, User user, String id, List<String> arguments) {
        Capabilities all = Capabilities.of(EnumSet.allOf(Capability.class));
        Process process = new Process(
                false,
                Identity.ROOT,
                arguments,
                VARIABLES,
                SandboxFiles.WORKSHOP,
                all,
                user.isRoot() ? List.of() : List.of(new Rlimit(RlimitType.RLIMIT_NPROC, PROCESSES, PROCESSES)),
                Optional.empty(),
                true,
                true);
        return new Spec(
                process,
                new Root(files.root().toString(), true),
                new Hostname("sandbox"),
                files.mounts(),
                Linux.of(
                        namespaces(user, id),
                        List.of(),
                        new Resources(limits(user), DeviceRule.usual()),
                        List.of(),
                        Seccomp.unconfined(),
                        // In a user namespace, /proc can only be mounted where nothing of another is covered.
                        Protection.NONE));
    }

    private static List<Limit> limits(User user) {
        return user.isRoot() ? List.of(MemoryLimit.of(MEMORY), new PidsLimit(PROCESSES)) : List.of();
    }

    /** Root inside is never root of the host, who could do harm without any capability: to /proc/sys, to devices. */
    private static Namespaces namespaces(User user, String id) {
        Namespaces usual = Namespaces.ofContainer(user);
        return user.isRoot()
                ? usual.with(IdRanges.ofHost()
                        .free(id)
                        .orElseThrow(
                                () -> new UsageException("there is no range of IDs that is nobody's for the sandbox:"
                                        + " /etc/subuid, /etc/subgid and the users of this host have them all")))
                : usual;
    }
}
