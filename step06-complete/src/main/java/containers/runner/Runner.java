package containers.runner;

import containers.bridge.BridgeNetwork;
import containers.bundle.Bundle;
import containers.bundle.MissingLocks;
import containers.calls.ProcessCalls;
import containers.cgroups.ControlGroup;
import containers.commandline.RunOptions;
import containers.container.Container;
import containers.devices.DeviceAccess;
import containers.executable.ProgramFile;
import containers.kernel.Kernel;
import containers.kernel.SystemCallException;
import containers.launch.Child;
import containers.launch.LaunchFailedException;
import containers.launch.LaunchPlan;
import containers.launch.Launcher;
import containers.monitor.InPlace;
import containers.monitor.Monitor;
import containers.names.Names;
import containers.namespaces.User;
import containers.program.Program;
import containers.program.ProgramText;
import containers.request.Defaults;
import containers.request.RootDirectory;
import containers.rootfs.RootFilesystem.Use;
import containers.spec.Spec;
import containers.start.Inherited;
import containers.start.MemoryFile;
import containers.telling.UsageException;
import containers.terminal.Terminal;
import containers.usermode.UserNetwork;
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
        return options.bundle().isPresent() ? runBundle(options.bundle().get()) : runOptions();
    }

    private int runOptions() throws IOException {
        User user = User.current();
        if (!user.isRoot() && options.network().chosen().isUsers()) {
            UserNetwork.sweep(); // before it is asked whether ports are free
        }
        String id = Container.freshId();
        RootDirectory root = RootDirectory.of(options);
        Terminal terminal = terminal(options.program().terminal(), "-t");
        Defaults defaults = new Defaults(options, id, user, root);
        Spec asked = defaults.spec(terminal.isThere());
        try (Networking network = Networking.of(options)) {
            return run(network.spec(defaults, asked), root.use(), terminal, network, id, user);
        }
    }

    private int runBundle(String directory) throws IOException {
        User user = User.current();
        Bundle bundle = Bundle.of(directory, options.persist(), user);
        Terminal terminal = terminal(bundle.spec().process().terminal(), "config.json: process.terminal");
        new MissingLocks(bundle.spec()).tell(terminal.showsErrors());
        return run(bundle.spec(), bundle.use(), terminal, Networking.NONE, Container.freshId(), user);
    }

    private Terminal terminal(boolean asked, String how) {
        return asked ? Terminal.asked(how) : Terminal.current(options.program().interactive());
    }

    private int run(Spec spec, Use use, Terminal terminal, Networking network, String id, User user)
            throws IOException {
        try (ControlGroup controlGroup =
                DeviceAccess.group(spec.linux().resources().limits(), id)) {
            LaunchPlan plan = new Container(spec, user, use, controlGroup, terminal, network.cable()).plan();
            if (options.output() == RunOptions.Output.EXPLANATION) {
                print(network.remarks());
                print(new ProgramText(program(plan)).lines());
                print(spec.linux().seccomp().lines());
                return 0;
            }
            checkStop();
            tellOfNames(spec);
            controlGroup.prepare();
            if (user.isRoot()) {
                BridgeNetwork.sweep();
            }
            return way == Way.BESIDE ? runBeside(plan, network) : runInPlace(program(plan), network);
        }
    }

    /** Docker would have it ask somebody whom nobody has chosen. */
    private static void tellOfNames(Spec spec) {
        if (spec.linux().network().leadsOut()
                && spec.names().filter(Names::asksNobody).isPresent()) {
            System.err.println("contain: none of the host's name servers can be reached from the container's network:"
                    + " --dns ADDRESS names one");
        }
    }

    /** Which signal it is that comes, the JVM doesn't tell: it ends, and the container with it. */
    private void checkStop() {
        if (way == Way.BESIDE && !options.settings().stop().equals(InPlace.Stop.USUAL)) {
            throw new UsageException("--stop-signal, --stop-timeout: a container beside a JVM that stays ends with it,"
                    + " and no signal is passed on: start it with ./contain run");
        }
    }

    private int runBeside(LaunchPlan plan, Networking network) {
        try (Child child = new Launcher().launch(plan)) {
            network.handedOver();
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
        InPlace front = new InPlace(inherited, Afterwords.ofThisJvm(traces), traces);
        return Monitor.program(plan, front.with(options.settings().stop()), inherited);
    }

    /** From here on there is no JVM. What was made until now is either to stay or goes with it: a file in memory. */
    private int runInPlace(Program program, Networking network) {
        network.handOver();
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
