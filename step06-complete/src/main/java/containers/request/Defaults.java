package containers.request;

import containers.bridge.Membership;
import containers.cgroups.limits.PidsLimit;
import containers.commandline.RunOptions;
import containers.commandline.SecurityOptions;
import containers.devices.DeviceRule;
import containers.devices.HostDevice;
import containers.devices.HostDevices;
import containers.filesystems.Device;
import containers.identity.Accounts;
import containers.identity.Accounts.Account;
import containers.identity.Identity;
import containers.launch.Command;
import containers.names.HostResolvConf;
import containers.names.Names;
import containers.namespaces.Hostname;
import containers.namespaces.Namespace;
import containers.namespaces.Namespaces;
import containers.namespaces.User;
import containers.network.Network;
import containers.privileges.Capabilities;
import containers.privileges.Capability;
import containers.settings.Sysctl;
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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

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
        Hostname hostname = options.hostname(namespaces.contains(Namespace.UTS) ? id : HostFacts.hostname());
        Account account = account(namespaces);
        Process process = new Process(
                terminal,
                account.identity(),
                arguments(terminal),
                environment(hostname, account, terminal),
                options.workingDirectory(),
                capabilities(namespaces),
                options.settings().rlimits(),
                options.settings().oomScoreAdj(),
                options.init(),
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
                        sysctl(namespaces),
                        resources(namespaces),
                        devices(namespaces),
                        lentVolumes(namespaces).seccomp(),
                        security.protection())
                .with(network().network());
    }

    /**
     * All devices only where root inside is the host's. A shifted mount makes root's nodes those of root inside, and between
     * them is nodev, which is locked. This list is the second fence.
     */
    private Resources resources(Namespaces namespaces) {
        Resources asked = options.limits().resources();
        if (namespaces.contains(Namespace.USER) && asked.limits().contains(new PidsLimit(1))) {
            throw new UsageException(
                    "--pids-limit 1: a container in a user namespace is set up by two processes, so 2 is"
                            + " the least there");
        }
        boolean all = options.security().privileged() && !namespaces.shiftsIds(user);
        return all ? new Resources(asked.limits(), DeviceRule.all()) : asked;
    }

    private Account account(Namespaces namespaces) {
        if (options.users().user().isEmpty() && options.users().groups().isEmpty()) {
            return Account.ROOT;
        }
        Account found = UsageException.unlessValid(() -> Accounts.of(root.root().path())
                .find(options.users().user().orElse("0"), options.users().groups()));
        if (namespaces.hasOtherUsers(user)) {
            KnownIds.check(namespaces, found.identity());
            return found;
        }
        if (!found.identity().isRoot()
                || found.identity().gid() != 0
                || !options.users().groups().isEmpty()) {
            throw new UsageException(
                    "--user, --group-add: there is one user inside, root, and outside that is you; others"
                            + " need a runner that is started with sudo, or ranges in /etc/subuid and newuidmap (Debian: uidmap)");
        }
        return new Account(Identity.ROOT, found.home());
    }

    private List<String> arguments(boolean terminal) {
        if (!options.command().isEmpty()) {
            return options.command();
        }
        if (!terminal) {
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

    /** Root has them made. Others borrow the host's, and nothing stands between them and a node that they may use. */
    private List<Device> devices(Namespaces namespaces) {
        List<Device> devices = new ArrayList<>();
        for (HostDevice asked : options.limits().devices()) {
            String option = "--device " + asked.device().source() + ": ";
            if (!user.isRoot() && !asked.access().equals(DeviceRule.ALL)) {
                throw new UsageException(option + "without root a device can't be had for '" + asked.access()
                        + "' only: leave that out, or run as root");
            }
            if (!user.isRoot() && !asked.isUsable()) {
                throw new UsageException(
                        option + "this user may neither read nor write it: run as root, or as one of the node's group");
            }
            if (namespaces.shiftsIds(user) && !asked.isUsableIn(namespaces.user())) {
                throw new UsageException(option + "it belongs to a user of the host who isn't in the container's user"
                        + " namespace: --userns host, or other permissions");
            }
            devices.add(asked.device());
        }
        if (options.security().privileged()) {
            addHostDevices(devices);
        }
        return devices;
    }

    /** But what was asked for is where it was asked for. */
    private void addHostDevices(List<Device> devices) {
        Set<String> taken = devices.stream().map(Device::path).collect(Collectors.toSet());
        for (HostDevice host : HostDevices.all()) {
            if (!taken.contains(host.device().path()) && (user.isRoot() || host.isUsable())) {
                devices.add(host.device());
            }
        }
    }

    /** A setting of the host's namespace would be the host's. Where a network leads out some are as with Docker. */
    private List<Sysctl> sysctl(Namespaces namespaces) {
        for (Sysctl setting : options.settings().sysctl()) {
            if (!namespaces.contains(setting.namespace())) {
                String shared = setting.namespace() == Namespace.NETWORK
                        ? network().owner()
                        : ": with --" + setting.namespace() + " host that is the host's";
                throw new UsageException("--sysctl " + setting.name() + shared);
            }
        }
        Network network = network().network();
        return network.isOwn() && network.leadsOut()
                ? leadingOut(namespaces)
                : options.settings().sysctl();
    }

    /** Anybody inside may listen on any port, and ping: who is let in and out is decided outside. */
    private List<Sysctl> leadingOut(Namespaces namespaces) {
        List<Sysctl> settings = new ArrayList<>();
        settings.add(new Sysctl("net.ipv4.ip_unprivileged_port_start", "0"));
        if (!namespaces.contains(Namespace.USER)) { // of groups that aren't mapped the kernel wants to know nothing
            settings.add(new Sysctl("net.ipv4.ping_group_range", "0 2147483647"));
        }
        settings.addAll(options.settings().sysctl());
        return settings;
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
