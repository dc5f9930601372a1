package containers.request;

import containers.bridge.Membership;
import containers.cgroups.limits.Limit;
import containers.cgroups.limits.PidsLimit;
import containers.commandline.RunOptions;
import containers.commandline.options.SecurityOptions;
import containers.identity.Accounts.Account;
import containers.launch.Command;
import containers.names.HostResolvConf;
import containers.names.Names;
import containers.namespaces.Hostname;
import containers.namespaces.Namespace;
import containers.namespaces.Namespaces;
import containers.namespaces.User;
import containers.privileges.Capabilities;
import containers.privileges.Capability;
import containers.sharing.SharedNamespaces;
import containers.spec.Linux;
import containers.spec.Process;
import containers.spec.Resources;
import containers.spec.Root;
import containers.spec.Spec;
import containers.telling.HostFacts;
import containers.telling.UsageException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a container has without anybody asking for it. With it, what was asked for is a whole spec.
 *
 * @param options what was asked for
 * @param id what tells the container from others
 * @param user who starts it
 * @param root its root filesystem
 */
public record Defaults(RunOptions options, String id, User user, RootDirectory root) {

    /** What kind of terminal it is, as with Docker. A compiled program can't know on which one it will be started. */
    private static final String TERMINAL_KIND = "xterm";

    /**
     * The spec.
     *
     * @param terminal whether the container is to have one
     * @throws UsageException when it would have nothing to run
     */
    public Spec spec(boolean terminal) {
        network().check();
        Namespaces namespaces = namespaces();
        root.checkIsOurs(namespaces.contains(Namespace.USER), user);
        // Like Docker's, a container that was given no name is called by its ID.
        Hostname hostname = options.program().hostname(namespaces.contains(Namespace.UTS) ? id : HostFacts.hostname());
        Account account = account(namespaces);
        Process process = new Process(
                terminal,
                account.identity(),
                arguments(terminal),
                environment(hostname, account, terminal),
                options.program().workingDirectory(),
                capabilities(namespaces),
                options.settings().rlimits(),
                options.settings().oomScoreAdj(),
                options.program().init(),
                options.security().noNewPrivileges());
        return new Spec(
                process,
                new Root(root.root().path(), options.mounts().readOnlyRoot()),
                hostname,
                options.mounts().mounts(),
                linux(namespaces),
                Optional.of(names(Optional.empty())));
    }

    /** Whom it knows by name in its place on the bridge, where the bridge's own address is known. */
    public Names names(Membership place) {
        return names(Optional.of(place));
    }

    private Names names(Optional<Membership> place) {
        return new NetworkNames(options.network(), HostResolvConf.usual(), place).names();
    }

    private Linux linux(Namespaces namespaces) {
        SecurityOptions security = options.security();
        return Linux.of(
                        namespaces,
                        new ChosenSysctl(options.settings().sysctl(), network()).in(namespaces),
                        resources(namespaces),
                        new ChosenDevices(options, user, namespaces).nodes(),
                        lentVolumes(namespaces).seccomp(),
                        security.protection())
                .with(network().network());
    }

    private Resources resources(Namespaces namespaces) {
        List<Limit> limits = options.limits().all();
        if (namespaces.contains(Namespace.USER) && limits.contains(new PidsLimit(1))) {
            throw new UsageException(
                    "--pids-limit 1: a container in a user namespace is set up by two processes, so 2 is"
                            + " the least there");
        }
        return new Resources(limits, new ChosenDevices(options, user, namespaces).rules());
    }

    private Account account(Namespaces namespaces) {
        return options.users().user().isEmpty() && options.users().groups().isEmpty()
                ? Account.ROOT
                : new ChosenAccount(options.users(), root.root(), user).in(namespaces);
    }

    private List<String> arguments(boolean terminal) {
        if (!options.program().command().isEmpty()) {
            return options.program().command();
        }
        if (!terminal && options.output() != RunOptions.Output.EXPLANATION) {
            throw new UsageException("no command given: ./contain run [options] [--] COMMAND [ARG...]"
                    + " (on a terminal, without one, it runs a shell)");
        }
        return List.of(Files.exists(Path.of(root.root().path(), "bin/bash")) ? "/bin/bash" : "/bin/sh");
    }

    /** A container inherits none of the runner's variables: they are about the host. */
    private Map<String, String> environment(Hostname hostname, Account account, boolean terminal) {
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put("PATH", Command.DEFAULT_PATH);
        variables.put("HOSTNAME", hostname.name());
        variables.put("HOME", account.home());
        if (terminal) {
            variables.put("TERM", TERMINAL_KIND);
        }
        variables.putAll(options.variables().values());
        variables.keySet().removeAll(options.variables().unset());
        return variables;
    }

    /** Who asks for a capability by its name is told when it can't be had; ALL is all that there are. */
    private Capabilities capabilities(Namespaces namespaces) {
        for (Capability capability : options.capabilities().added()) {
            if ((namespaces.capabilities(user) & 1L << capability.number()) == 0) {
                throw new UsageException("--cap-add " + capability + ": this user hasn't got that capability here,"
                        + " and nobody can give what they haven't got");
            }
        }
        return lentVolumes(namespaces).capabilities();
    }

    private LentVolumes lentVolumes(Namespaces namespaces) {
        return new LentVolumes(options, namespaces.shiftsFiles(user));
    }

    private Namespaces namespaces() {
        User maker = network().maker();
        Namespaces namespaces = new UserNamespaces(options.users(), maker, id).of(Namespaces.ofContainer(maker));
        Namespaces own = options.sharing().shared().isEmpty()
                ? namespaces
                : new SharedNamespaces(options.sharing().shared())
                        .leave(
                                namespaces,
                                options.capabilities().capabilities(),
                                options.security().privileged());
        return network().of(own);
    }

    private ChosenNetwork network() {
        return new ChosenNetwork(options, user);
    }
}
