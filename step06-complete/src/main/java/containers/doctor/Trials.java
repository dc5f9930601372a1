package containers.doctor;

import containers.cgroups.ControlGroup;
import containers.cgroups.Step05Cgroups;
import containers.cgroups.limits.MemoryLimit;
import containers.commandline.CommandLine;
import containers.commandline.RunOptions;
import containers.container.Container;
import containers.devices.DeviceAccess;
import containers.filesystems.Step04Proc;
import containers.launch.Child;
import containers.launch.Command;
import containers.launch.ExitStatus;
import containers.launch.LaunchPlan;
import containers.launch.Launcher;
import containers.launch.Step01ForkExec;
import containers.namespaces.Step02Namespaces;
import containers.namespaces.User;
import containers.request.Defaults;
import containers.request.RootDirectory;
import containers.rootfs.Step03Chroot;
import containers.spec.Spec;
import containers.telling.Advice;
import containers.telling.Failures;
import containers.telling.OneLine;
import containers.terminal.Terminal;
import java.io.IOException;
import java.util.List;

/**
 * Starts a child of each step: only the kernel knows all its reasons.
 *
 * @param advice what is known about refused calls
 */
record Trials(Advice advice) {

    private static final List<String> COMMAND = List.of("sh", "-c", "exit 0");

    private static final long MEMORY = 64L << 20;

    /** A step's plan, made and carried out. */
    private interface Trial {
        ExitStatus run() throws IOException;
    }

    private static Command command() {
        return Command.of(COMMAND.toArray(String[]::new));
    }

    Finding step1() {
        return found(1, "a child", () -> launch(Step01ForkExec.plan(command())));
    }

    Finding step2() {
        return found(2, "namespaces of its own", () -> launch(Step02Namespaces.plan(command())));
    }

    Finding step3() {
        return found(3, "a root of its own", () -> launch(Step03Chroot.plan(command())));
    }

    Finding step4() {
        return found(4, "filesystems of its own", () -> launch(Step04Proc.plan(command())));
    }

    Finding step5() {
        return found(5, "limits", Trials::withLimit);
    }

    Finding step6() {
        return found(6, "a whole container", Trials::container);
    }

    private static ExitStatus withLimit() throws IOException {
        try (ControlGroup group = ControlGroup.of(List.of(MemoryLimit.of(MEMORY)))) {
            group.prepare();
            return launch(Step05Cgroups.plan(group, command()));
        }
    }

    /** What {@code ./contain run -- sh -c 'exit 0'} starts. */
    private static ExitStatus container() throws IOException {
        RunOptions options = CommandLine.parse(COMMAND).orElseThrow();
        User user = User.current();
        String id = Container.freshId();
        RootDirectory root = RootDirectory.of(options);
        Spec spec = new Defaults(options, id, user, root).spec(false);
        try (ControlGroup group = DeviceAccess.group(spec.linux().resources().limits(), id)) {
            group.prepare();
            return launch(new Container(spec, user, root.use(), group, Terminal.current(false)).plan());
        }
    }

    private static ExitStatus launch(LaunchPlan plan) {
        try (Child child = new Launcher().launch(plan)) {
            return child.waitFor();
        }
    }

    private Finding found(int step, String what, Trial trial) {
        String thing = "step " + step;
        try {
            ExitStatus status = trial.run();
            return status.shellStatus() == 0
                    ? Finding.ok(thing, "a program ran: " + what)
                    : Finding.missing(thing, what + ": the program " + status, "see dmesg");
        } catch (IOException unreadable) {
            return failed(thing, what, unreadable);
        } catch (RuntimeException refused) {
            return refused instanceof OneLine line ? failed(thing, what, line) : rethrown(refused);
        }
    }

    private Finding failed(String thing, String what, OneLine line) {
        String mend = line.refused().flatMap(advice::on).orElse("what is missing above");
        return Finding.missing(thing, what + ": " + line.told(), mend);
    }

    static Finding failed(String thing, String what, IOException unreadable) {
        return Finding.missing(
                thing,
                what + ": " + Failures.description(unreadable),
                "make room for that file, or let this user at it");
    }

    /** A mistake of ours. */
    private static Finding rethrown(RuntimeException mistake) {
        throw mistake;
    }
}
