package containers.container;

import containers.bridge.Cable;
import containers.calls.FileCalls;
import containers.calls.ProcessCalls;
import containers.calls.Signal;
import containers.cgroups.CgroupFilesystems;
import containers.cgroups.ControlGroup;
import containers.devices.DeviceAccess;
import containers.filesystems.Device;
import containers.filesystems.Protection;
import containers.filesystems.SystemFilesystems;
import containers.identity.RangeLock;
import containers.init.Init;
import containers.joining.JoinedNetwork;
import containers.kernel.Argument;
import containers.kernel.CallList;
import containers.launch.Command;
import containers.launch.LaunchPlan;
import containers.launch.RandomHex;
import containers.locking.LockedMounts;
import containers.namespaces.Hostname;
import containers.namespaces.Namespace;
import containers.namespaces.Namespaces;
import containers.namespaces.SessionKeyring;
import containers.namespaces.User;
import containers.network.Network;
import containers.privileges.Privileges;
import containers.rootfs.Mount;
import containers.rootfs.RootFilesystem;
import containers.seccomp.Seccomp;
import containers.settings.Redirects;
import containers.settings.Rlimit;
import containers.settings.Sysctl;
import containers.sharing.ProcessFence;
import containers.spec.Process;
import containers.spec.Spec;
import containers.terminal.PseudoTerminal;
import containers.terminal.Terminal;
import containers.usermode.NetworkProgram;
import containers.usermode.UserNetwork;
import containers.volumes.GivenFiles;
import containers.volumes.OwnFiles;
import containers.volumes.ReadOnlyRoot;
import containers.volumes.Volumes;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A container: a process, and everything that the kernel is asked to set up around it. */
public final class Container {

    private static final int ID_DIGITS = 12;

    private final User user;
    private final Network network;
    private final Namespaces namespaces;
    private final Hostname hostname;
    private final Optional<Cable> cable;
    private final ControlGroup controlGroup;
    private final DeviceAccess devices;
    private final List<Device> nodes;
    private final Protection protection;
    private final RootFilesystem root;
    private final ReadOnlyRoot readOnly;
    private final Mount shm;
    private final GivenFiles files;
    private final PseudoTerminal terminal;
    private final Init init;
    private final Privileges privileges;
    private final Seccomp seccomp;
    private final List<Sysctl> sysctl;
    private final Process process;

    /**
     * Describes it.
     *
     * @param spec what it is to be
     * @param user who starts it
     * @param use what becomes of changes to its root filesystem
     * @param controlGroup with its limits
     * @param terminal the caller's, if its process is to have one
     */
    public Container(Spec spec, User user, RootFilesystem.Use use, ControlGroup controlGroup, Terminal terminal) {
        this(spec, user, use, controlGroup, terminal, Optional.empty());
    }

    /**
     * Describes one that may be on a bridge.
     *
     * @param cable what leads there
     */
    public Container(
            Spec spec,
            User user,
            RootFilesystem.Use use,
            ControlGroup controlGroup,
            Terminal terminal,
            Optional<Cable> cable) {
        this.network = spec.linux().network();
        this.user = network.kind() == Network.Kind.JOINED ? JoinedNetwork.seenFromThere(user) : user;
        this.namespaces = spec.linux().toNamespaces();
        this.hostname = spec.hostname();
        this.cable = cable;
        this.controlGroup = controlGroup;
        this.nodes = spec.linux().devices();
        this.protection = spec.linux().protection();
        this.root = new RootFilesystem(
                Path.of(spec.root().path()),
                use,
                namespaces.contains(Namespace.USER),
                spec.linux().resources().layerSize());
        this.readOnly = new ReadOnlyRoot(spec.root().readonly());
        this.shm = spec.shm();
        this.files = new GivenFiles(
                new Volumes(spec.volumes()),
                spec.names()
                        .map(names -> new OwnFiles(hostname, names, spec.root().readonly())));
        this.init = new Init(spec.process().init(), spec.process().terminal());
        this.privileges = new Privileges(
                spec.process().user(),
                spec.process().capabilities(),
                spec.process().noNewPrivileges());
        this.seccomp = spec.linux().seccomp();
        this.process = spec.process();
        if (!namespaces.contains(Namespace.PID)) {
            fence().check(controlGroup.paths());
        }
        this.terminal = new PseudoTerminal(
                spec.process().terminal() ? terminal : terminal.forPipes(),
                spec.process().user());
        DeviceAccess access = new DeviceAccess(spec.linux().resources().devices());
        // What would stay on the host, where device nodes work and others may find them.
        boolean keepsFiles =
                use == RootFilesystem.Use.PERSISTENT || files.keep() || !namespaces.contains(Namespace.IPC);
        this.devices = keepsFiles ? access.withoutNodes() : access;
        this.sysctl = spec.linux().sysctl();
    }

    private static Command command(Process process) {
        return new Command(process.args(), process.env(), process.cwd());
    }

    /** Random digits that tell a container from others. */
    public static String freshId() {
        return RandomHex.digits(ID_DIGITS);
    }

    /** All its calls. */
    public LaunchPlan plan() {
        return compose(new LaunchPlan(), RangeLock.FOR_ONE);
    }

    // tag::compose[]
    /** The whole story: each process's calls in their order. Follow each part into the step that explains it. */
    private LaunchPlan compose(LaunchPlan plan, RangeLock lock) {
        boolean shifted = namespaces.shiftsFiles(user);
        SystemFilesystems filesystems = new SystemFilesystems(namespaces, nodes, protection, shm);
        LockedMounts locked = new LockedMounts(namespaces);
        // First, because it says who is who there: in a user namespace the child is nobody until then.
        plan.part(2, "the namespaces that it is born into");
        locked.outer().create(plan, user);
        // Before there is a child that uses them.
        plan.part(3, "its files stay while it runs");
        root.keep(plan);
        // While the child waits: it has no power over the host's end.
        plan.part(6, "its cable to the bridge");
        if (cable.isPresent()) {
            cable.get().plug(plan);
        }
        plan.part(6, "its users are no other's");
        lock.addTo(plan.parent(), namespaces, user);
        // Before the cgroup namespace, whose root is the group that the child is in; and before the host's files go.
        plan.part(5, "what it can use of the machine");
        controlGroup.addTo(plan);
        // Before anybody is in the group.
        plan.part(6, "which devices it can use");
        devices.addTo(plan, controlGroup, user);
        // After all that needs the host's network: from then on the parent is in there, too.
        plan.part(6, "a network that is there already");
        joinNetwork(plan.parent());
        // While it is who it was, the host's groups are open to it. After this, none is.
        plan.part(2, "it becomes root there");
        namespaces.become(plan.child(), user);
        // A change of user clears the death signal, prctl(2). There will be another: hence the guardian, too.
        plan.part(6, "it doesn't outlive the runner");
        dieWithRunner(plan);
        // Before it makes any file. Its caller's would be a surprise to its program, too.
        plan.part(6, "which files are for everybody");
        plan.child().add(FileCalls.umask(022));
        plan.part(2, "the namespaces that it enters by itself");
        namespaces.unshare(plan);
        // Who set these up would be master over the mounts, too: they are another's.
        plan.part(6, "the user namespace that it ends up in");
        LockedMounts.Inner inner = inner(plan, locked);
        plan.part(2, "its hostname, its loopback interface");
        namespaces.configure(plan, hostname);
        // After the last change of namespaces: it came along.
        plan.part(6, "its end of the cable");
        if (cable.isPresent()) {
            cable.get().configure(plan.child());
        }
        // As soon as the network is its own and it is who it is there. It waits.
        plan.part(6, "what carries its network");
        attendNetwork(plan);
        // While the host's /proc is there: in its own these can't be changed.
        plan.part(6, "settings of its namespaces");
        for (Sysctl setting : sysctl) {
            setting.addTo(plan.child());
        }
        // After these: one of them could open that again.
        plan.part(6, "nobody shows it another way");
        if (cable.isPresent()) {
            Redirects.refuse(plan.child(), Cable.NAME, sysctl);
        }
        plan.part(2, "its session keyring");
        SessionKeyring.addTo(plan.child());
        plan.part(6, "no key that is typed sends it a signal");
        terminal.leaveSession(plan.child());
        // Before any other mount: root's would show on the host.
        plan.part(3, "its mounts are its own");
        RootFilesystem.makePrivate(plan.child());
        // While the host's root is / still: the paths are the host's.
        plan.part(6, "its volumes and its own files in /etc, taken");
        GivenFiles.Taken taken = files.take(plan, shifted);
        plan.part(4, "what it borrows from the host");
        SystemFilesystems.Borrowed borrowed = filesystems.borrow(plan.child());
        plan.part(3, "its files");
        mountRoot(plan, shifted);
        plan.part(3, "its files are all it can name");
        RootFilesystem.pivot(plan.child());
        // Before any path of the root filesystem is looked up: a link in it could lead to what lies on top of it now.
        plan.part(3, "the host's files are gone for good");
        RootFilesystem.forgetHost(plan.child());
        // Before anything is mounted there that isn't to be read-only.
        plan.part(6, "what can't be changed");
        readOnly.begin(plan.child());
        plan.part(4, "/proc, /dev, /sys");
        filesystems.addTo(plan.child(), borrowed);
        // After /sys, where its place is.
        plan.part(5, "its group, to look at");
        showGroup(plan.child());
        // After all other mounts: no link may lead a volume there.
        plan.part(6, "its volumes and its own files, in their places");
        files.place(plan.child(), taken);
        plan.part(6, "nothing else can be changed");
        readOnly.finish(plan.child());
        // After the last mount that keeps anything in.
        plan.part(6, "nobody inside can take a mount off");
        locked.lock(plan.child(), inner);
        // The parent's last, before there is a child: all descriptors that are handed down have their numbers.
        plan.part(6, "its ports are nobody else's");
        if (cable.isPresent()) {
            cable.get().publish(plan.parent());
        }
        // After /dev/pts, the only place where it has a name, in the mount namespace where it is to have one.
        // Before the change of user, who may have no right to it.
        plan.part(6, "a terminal of its own");
        terminal.addTo(plan);
        // Before any limit that could leave no room for it.
        plan.part(6, "its init, in a file");
        init.write(plan.child());
        // After /proc, in which one is set; while there is the right to raise the others.
        plan.part(6, "how far each of its processes may go");
        addProcessSettings(plan.child());
        // After the mounts, which it could forbid; while there is the right to.
        plan.part(6, "the host's processes, neither traced nor ended");
        if (!namespaces.contains(Namespace.PID)) {
            fence().addTo(plan.child());
        }
        // Behind all that takes root's power, before the program that mustn't have it.
        plan.part(6, "what root may do there");
        privileges.addTo(plan.child(), namespaces, user, seccomp::addTo);
        // From here on there are two, and neither has more power than its program will have.
        plan.part(6, "its init, and another process for its program");
        init.start(plan);
        // Last: it replaces whoever works through the list.
        plan.part(1, "its program");
        command(process).addTo(plan.child());
        return plan;
    }
    // end::compose[]

    /** The same for a program that is started some day: nobody will have made room for its record. */
    public LaunchPlan compiledPlan() {
        LaunchPlan plan = new LaunchPlan();
        plan.part(5, "room for the record");
        controlGroup.addRoom(plan);
        return compose(plan, RangeLock.FOR_ITS_RUNS);
    }

    /** Who enters other namespaces leaves its network: the cable's end comes along. */
    private LockedMounts.Inner inner(LaunchPlan plan, LockedMounts locked) {
        if (cable.isEmpty() || !locked.isWanted()) {
            return locked.make(plan);
        }
        Argument.Result outside = cable.get().open(plan.child());
        LockedMounts.Inner inner = locked.make(plan);
        cable.get().move(plan.child(), outside);
        return inner;
    }

    private void mountRoot(LaunchPlan plan, boolean shifted) {
        if (shifted) {
            root.shiftMountAndEnter(plan);
        } else {
            root.mountAndEnter(plan.child());
        }
    }

    private ProcessFence fence() {
        return new ProcessFence(process.capabilities());
    }

    private void showGroup(CallList child) {
        if (namespaces.contains(Namespace.CGROUP)) {
            CgroupFilesystems.addTo(child, controlGroup, protection);
        } else {
            CgroupFilesystems.coverHosts(child);
        }
    }

    private void addProcessSettings(CallList child) {
        if (process.oomScoreAdj().isPresent()) {
            process.oomScoreAdj().get().addTo(child);
        }
        for (Rlimit limit : process.rlimits()) {
            limit.addTo(child);
        }
    }

    private void joinNetwork(CallList parent) {
        if (network.path().isPresent()) {
            new JoinedNetwork(network.path().get()).addTo(parent, user);
        }
    }

    private void attendNetwork(LaunchPlan plan) {
        switch (network.kind()) {
            case PASTA -> new UserNetwork(NetworkProgram.PASTA, network.ports()).addTo(plan);
            case SLIRP4NETNS -> new UserNetwork(NetworkProgram.SLIRP4NETNS, network.ports()).addTo(plan);
            case NONE, HOST, BRIDGE, JOINED -> {
                // Nobody does, or the kernel.
            }
        }
    }

    private static void dieWithRunner(LaunchPlan plan) {
        plan.guard();
        plan.child().add(ProcessCalls.prctl_set_pdeathsig(Signal.SIGKILL));
    }
}
