package containers.runner;

import static containers.calls.OpenFlag.O_CLOEXEC;
import static containers.calls.OpenFlag.O_WRONLY;

import containers.calls.CloneFlag;
import containers.calls.FileCalls;
import containers.kernel.Argument;
import containers.kernel.CallList;
import containers.launch.Child;
import containers.launch.Command;
import containers.launch.LaunchPlan;
import containers.launch.Launcher;
import containers.namespaces.User;
import containers.pipes.Pipe;
import java.util.List;
import java.util.Map;

/** A host that differs from this one: a plan makes it so, in namespaces of its own, and at its end a program runs. */
public final class ChangedHost {

    private static final User CURRENT = User.current();

    private ChangedHost() {}

    /** Runs the program there. Its stdout and stderr are one. */
    public static Run run(LaunchPlan plan, List<String> command) {
        try (Pipe output = new Pipe()) {
            Map<String, String> environment =
                    Map.of("PATH", Command.DEFAULT_PATH, "XDG_CACHE_HOME", System.getProperty("user.home") + "/.cache");
            new Command(command, environment, "/").addTo(plan.child());
            try (Child child =
                    new Launcher().writingTo(output).writingErrorsTo(output).launch(plan)) {
                output.closeWriteEnd();
                String text = output.readAll();
                return new Run(child.waitFor().shellStatus(), text, "");
            }
        }
    }

    /** This user has that number there, in a user namespace. */
    public static void becomeUser(LaunchPlan plan, long id) {
        plan.namespaces().add(CloneFlag.CLONE_NEWUSER);
        write(plan.child(), "/proc/self/setgroups", "deny");
        write(plan.child(), "/proc/self/uid_map", id + " " + CURRENT.uid() + " 1");
        write(plan.child(), "/proc/self/gid_map", id + " " + CURRENT.gid() + " 1");
    }

    /** Writes to a file that is there. */
    public static void write(CallList child, String file, String content) {
        Argument.Result descriptor = child.add(FileCalls.openat(file, O_WRONLY, O_CLOEXEC));
        child.add(FileCalls.write(descriptor, content));
        child.add(FileCalls.close(descriptor));
    }
}
