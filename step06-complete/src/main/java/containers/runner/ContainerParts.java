package containers.runner;

import containers.cgroups.ControlGroup;
import containers.launch.Command;
import containers.launch.RandomHex;
import containers.namespaces.Hostname;
import containers.namespaces.Namespace;
import containers.namespaces.Namespaces;
import containers.namespaces.User;
import containers.rootfs.RootFilesystem;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a container is made of, as a person asked for it. */
final class ContainerParts {

    private static final int ID_DIGITS = 12;

    private final RunOptions options;
    private final User user = User.current();
    private final String id = RandomHex.digits(ID_DIGITS);
    private final Hostname hostname;

    ContainerParts(RunOptions options) {
        this.options = options;
        // Like Docker's, a container that was given no name is called by its ID.
        this.hostname = options.hostname() == null ? new Hostname(id) : options.hostname();
    }

    User user() {
        return user;
    }

    /** What tells it from other containers. */
    String id() {
        return id;
    }

    RootFilesystem root() throws IOException {
        return RootDirectory.of(options, user);
    }

    ControlGroup controlGroup() {
        return ControlGroup.of(options.limits(), id);
    }

    Container container(RootFilesystem root, ControlGroup controlGroup, Terminal terminal) {
        return new Container(user, namespaces(), hostname, controlGroup, root, terminal, command(root, terminal));
    }

    private Namespaces namespaces() {
        Namespaces namespaces = Namespaces.ofContainer(user);
        return options.network() == RunOptions.Network.HOST ? namespaces.without(Namespace.NETWORK) : namespaces;
    }

    private Command command(RootFilesystem root, Terminal terminal) {
        return new Command(arguments(root, terminal), environment(terminal), options.workingDirectory());
    }

    private List<String> arguments(RootFilesystem root, Terminal terminal) {
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
    private Map<String, String> environment(Terminal terminal) {
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
}
