package containers.runner;

import containers.cgroups.ControlGroup;
import containers.cgroups.RandomHex;
import containers.launch.Child;
import containers.launch.Command;
import containers.launch.Explanation;
import containers.launch.LaunchFailedException;
import containers.launch.LaunchPlan;
import containers.launch.Launcher;
import containers.namespaces.Hostname;
import containers.namespaces.Namespace;
import containers.namespaces.Namespaces;
import containers.namespaces.User;
import containers.rootfs.RootFilesystem;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Runs a container as a person asked for it, from the preparations to the last clean-up. */
final class Runner {

    private final RunOptions options;
    private final User user = User.current();
    private final Terminal terminal = Terminal.current();
    private final Hostname hostname;

    Runner(RunOptions options) {
        this.options = options;
        // Like Docker's, a container that was given no name is called by twelve random digits.
        this.hostname = options.hostname() == null ? new Hostname(RandomHex.digits(12)) : options.hostname();
    }

    /**
     * Runs it.
     *
     * @return the container's exit status as a shell reports it; 0 when there was only something to explain
     */
    int run() throws IOException {
        RootFilesystem root = RootDirectory.of(options, user);
        Command command = command(root);
        try (ControlGroup controlGroup = ControlGroup.of(options.limits())) {
            Container container = new Container(user, namespaces(), hostname, controlGroup, root, terminal, command);
            LaunchPlan plan = container.plan();
            if (options.output() == RunOptions.Output.EXPLANATION) {
                print(new Explanation(plan).lines());
                return 0;
            }
            controlGroup.register();
            return run(plan);
        }
    }

    private int run(LaunchPlan plan) {
        try (Launcher launcher = new Launcher();
                Child child = launcher.launch(plan)) {
            int status = waitFor(child);
            trace(child.trace().lines());
            return status;
        } catch (LaunchFailedException failed) {
            trace(failed.trace().lines());
            throw failed;
        } finally {
            terminal.takeBack();
        }
    }

    private static int waitFor(Child child) {
        SignalRelay relay = new SignalRelay(child);
        try {
            return child.waitFor().shellStatus();
        } finally {
            relay.close();
        }
    }

    private Namespaces namespaces() {
        Namespaces namespaces = Namespaces.ofContainer(user);
        return options.network() == RunOptions.Network.HOST ? namespaces.without(Namespace.NETWORK) : namespaces;
    }

    private Command command(RootFilesystem root) {
        return new Command(arguments(root), environment(), options.workingDirectory());
    }

    private List<String> arguments(RootFilesystem root) {
        if (!options.command().isEmpty()) {
            return options.command();
        }
        if (!terminal.isThere()) {
            throw new UsageException("no command given: ./contain run [options] [--] COMMAND [ARG...]"
                    + " (on a terminal, without one, it runs a shell)");
        }
        boolean bash = root.directory().resolve("bin/bash").toFile().exists();
        return List.of(bash ? "/bin/bash" : "/bin/sh");
    }

    /** A container inherits none of the runner's variables: they are about the host. */
    private Map<String, String> environment() {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("PATH", Command.DEFAULT_PATH);
        environment.put("HOSTNAME", hostname.name());
        environment.put("HOME", "/root");
        String kind = System.getenv("TERM");
        if (terminal.isThere() && kind != null) {
            environment.put("TERM", kind);
        }
        environment.putAll(options.environment());
        return environment;
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
