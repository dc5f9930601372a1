package containers.runner;

import containers.calls.ProcessCalls;
import containers.cgroups.ControlGroup;
import containers.cgroups.hierarchy.Controller;
import containers.commandline.RunOptions;
import containers.container.Container;
import containers.kernel.Kernel;
import containers.kernel.SystemCallException;
import containers.launch.Child;
import containers.launch.LaunchFailedException;
import containers.launch.LaunchPlan;
import containers.launch.Launcher;
import containers.monitor.InPlace;
import containers.monitor.Monitor;
import containers.namespaces.User;
import containers.program.Program;
import containers.program.ProgramFile;
import containers.program.ProgramText;
import containers.request.Defaults;
import containers.request.RootDirectory;
import containers.spec.Spec;
import containers.start.Inherited;
import containers.start.MemoryFile;
import containers.terminal.Terminal;
import java.io.IOException;
import java.util.List;

/** Runs a container as a person asked for it. */
final class Runner {

    /** No file has this path. */
    private static final String NOWHERE = "";

    private final RunOptions options;
    private final Way way;

    Runner(RunOptions options, Way way) {
        this.options = options;
        this.way = way;
    }

    /**
     * Runs it. In place of this process, it doesn't return.
     *
     * @return the container's exit status as a shell reports it; 0 when there was only something to explain
     */
    int run() throws IOException {
        User user = User.current();
        String id = Container.freshId();
        RootDirectory root = RootDirectory.of(options);
        Terminal terminal = options.terminal() ? Terminal.asked() : Terminal.current(options.interactive());
        Spec spec = new Defaults(options, id, user, root).spec(terminal.isThere());
        try (ControlGroup controlGroup =
                ControlGroup.of(spec.linux().resources().limits(), id, Controller.DEVICES)) {
            LaunchPlan plan = new Container(spec, user, root.use(), controlGroup, terminal).plan();
            if (options.output() == RunOptions.Output.EXPLANATION) {
                print(new ProgramText(program(plan)).lines());
                print(spec.linux().seccomp().lines());
                return 0;
            }
            controlGroup.prepare();
            return way == Way.BESIDE ? runBeside(plan) : runInPlace(program(plan));
        }
    }

    private int runBeside(LaunchPlan plan) {
        try (Child child = new Launcher().launch(plan)) {
            int status = child.waitFor().shellStatus();
            trace(child.trace().lines());
            return status;
        } catch (LaunchFailedException failed) {
            trace(failed.trace().lines());
            throw failed;
        }
    }

    private Program program(LaunchPlan plan) {
        Inherited inherited = Inherited.now();
        boolean traces = options.output() == RunOptions.Output.TRACE;
        return Monitor.program(plan, new InPlace(inherited, Afterwords.ofThisJvm(traces), traces), inherited);
    }

    /** From here on there is no JVM. What was made until now is either to stay or goes with it: a file in memory. */
    private int runInPlace(Program program) {
        try (MemoryFile file = new MemoryFile(ProgramFile.inTwo(program).files())) {
            become(way == Way.IN_PLACE ? file.path() : NOWHERE);
        } catch (SystemCallException refused) {
            if (way == Way.IN_PLACE) {
                throw refused;
            }
        }
        return 0;
    }

    /** A rehearsal goes as far as the kernel's refusal: one class that isn't in the archive takes a start five milliseconds. */
    private static void become(String path) {
        Kernel.call(ProcessCalls.execve(path, List.of("contain"), List.of()));
    }

    private void trace(List<String> lines) {
        if (options.output() == RunOptions.Output.TRACE) {
            for (String line : lines) {
                System.err.println(line);
            }
        }
    }

    private static void print(List<String> lines) {
        for (String line : lines) {
            System.out.println(line);
        }
    }
}
