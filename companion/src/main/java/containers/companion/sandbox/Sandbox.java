package containers.companion.sandbox;

import containers.cgroups.CgroupFilesystems;
import containers.container.Container;
import containers.devices.DeviceRule;
import containers.filesystems.Protection;
import containers.identity.IdRanges;
import containers.identity.Identity;
import containers.launch.Child;
import containers.launch.Command;
import containers.launch.LaunchFailedException;
import containers.launch.LaunchPlan;
import containers.launch.Launcher;
import containers.namespaces.Hostname;
import containers.namespaces.Namespaces;
import containers.namespaces.User;
import containers.namespaces.UserMapping;
import containers.pipes.Pipe;
import containers.privileges.Capabilities;
import containers.privileges.Capability;
import containers.rootfs.RootFilesystem;
import containers.seccomp.Seccomp;
import containers.settings.Rlimit;
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

    private static final Map<String, String> VARIABLES =
            Map.of("PATH", Command.DEFAULT_PATH, "HOME", "/tmp", "LC_ALL", "C.UTF-8");

    /** How a run came to its end. */
    public enum End {
        /** By itself. */
        ITSELF,
        /** It was ended because its time was up. */
        TIME,
        /** It was ended because it had printed too much. */
        OUTPUT,
        /** It wanted more memory than it may have; some of its processes were ended, or all. */
        MEMORY,
        /** It wanted more processes than it may have, and was refused some. */
        PROCESSES
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
     * @param input what it can read, up to 64 KiB
     * @param longest how long it may take
     */
    public Result java(List<Path> classPath, List<String> words, String input, Duration longest) throws IOException {
        SandboxFiles files = SandboxFiles.of(home);
        return run(files, files.java(classPath, words), input, longest);
    }

    /** Whether it has a control group, below which its processes can make their own. */
    public static boolean hasControlGroup() {
        User user = User.current();
        String id = Container.freshId();
        return Allowance.of(user, id, mapping(user, id)).limited();
    }

    /**
     * Refuses a step where it would make control groups and may not.
     *
     * @param step its number
     * @throws UsageException one line with where it can be done
     */
    public static void requireControlGroup(int step) {
        if (!hasControlGroup()) {
            throw new UsageException("step " + step + " makes control groups, and here only root may:"
                    + " run ./workshop as root, or in the virtual machine (vm/README.adoc)");
        }
    }

    Result run(List<String> arguments, Duration longest) throws IOException {
        return run(SandboxFiles.of(home), arguments, "", longest);
    }

    /** Some filesystems, as those that a virtual machine shares with its host, can't show their files as another user's. */
    private static Result run(SandboxFiles files, List<String> arguments, String input, Duration longest)
            throws IOException {
        User user = User.current();
        String id = Container.freshId();
        UserMapping mapping = mapping(user, id);
        try {
            return run(files, mapping, id, arguments, input, longest);
        } catch (LaunchFailedException failed) {
            if (!mapping.shiftsFiles() || !failed.failed().name().equals("mount_setattr")) {
                throw failed;
            }
            // Whoever may read them reads them still.
            return run(files, mapping.withoutShiftedFiles(), Container.freshId(), arguments, input, longest);
        }
    }

    private static Result run(
            SandboxFiles files, UserMapping mapping, String id, List<String> arguments, String input, Duration longest)
            throws IOException {
        User user = User.current();
        Namespaces namespaces = Namespaces.ofContainer(user).with(mapping);
        try (Allowance allowance = Allowance.of(user, id, mapping)) {
            List<String> command = CgroupFilesystems.version2(allowance.group())
                    .map(group -> Version2.inLeaf(group, arguments))
                    .orElse(arguments);
            Spec spec = spec(files, namespaces, allowance.perProcess(user), command);
            Container container =
                    new Container(spec, user, RootFilesystem.Use.PERSISTENT, allowance.group(), Terminal.none());
            allowance.group().prepare();
            return launch(container.plan(), input, allowance, longest);
        }
    }

    private static Result launch(LaunchPlan plan, String input, Allowance allowance, Duration longest) {
        try (Pipe stdin = new Pipe();
                Pipe output = new Pipe();
                Child child = new Launcher()
                        .readingFrom(stdin)
                        .writingTo(output)
                        .writingErrorsTo(output)
                        .launch(plan)) {
            stdin.write(input);
            stdin.closeWriteEnd();
            output.closeWriteEnd();
            return new Watch(child, output, allowance).result(longest);
        }
    }

    private static Spec spec(SandboxFiles files, Namespaces namespaces, List<Rlimit> rlimits, List<String> arguments) {
        Capabilities all = Capabilities.of(EnumSet.allOf(Capability.class));
        Process process = new Process(
                false,
                Identity.ROOT,
                arguments,
                VARIABLES,
                SandboxFiles.WORKSHOP,
                all,
                rlimits,
                Optional.empty(),
                true,
                true);
        return new Spec(
                process,
                new Root(files.root().toString(), true),
                new Hostname("sandbox"),
                files.mounts(),
                Linux.of(
                        namespaces,
                        List.of(),
                        // Its limits are the group's that it is given.
                        new Resources(List.of(), DeviceRule.usual()),
                        List.of(),
                        Seccomp.unconfined(),
                        // In a user namespace, /proc can only be mounted where nothing of another is covered.
                        Protection.NONE));
    }

    /** Root inside is never root of the host, who could do harm without any capability: to /proc/sys, to devices. */
    private static UserMapping mapping(User user, String id) {
        if (!user.isRoot()) {
            return UserMapping.rootIs(user);
        }
        return IdRanges.ofHost()
                .free(id)
                .orElseThrow(() -> new UsageException("there is no range of IDs that is nobody's for the sandbox:"
                        + " /etc/subuid, /etc/subgid and the users of this host have them all"));
    }
}
