package containers.container;

import containers.bridge.Cable;
import containers.cgroups.ControlGroup;
import containers.devices.DeviceAccess;
import containers.identity.RangeLock;
import containers.init.Init;
import containers.kernel.CallList;
import containers.launch.Command;
import containers.launch.LaunchPlan;
import containers.launch.RandomHex;
import containers.locking.LockedMounts;
import containers.namespaces.Namespace;
import containers.namespaces.Namespaces;
import containers.namespaces.User;
import containers.privileges.Privileges;
import containers.rootfs.RootFilesystem;
import containers.seccomp.Seccomp;
import containers.settings.Rlimit;
import containers.sharing.ProcessFence;
import containers.spec.Process;
import containers.spec.Spec;
import containers.terminal.PseudoTerminal;
import containers.terminal.Terminal;
import java.util.Optional;

/** A container: a process, and everything that the kernel is asked to set up around it. */
public final class Container {

    private static final int ID_DIGITS = 12;

    private final User user;
    private final Namespaces namespaces;
    private final LockedMounts locked;
    private final ControlGroup controlGroup;
    private final DeviceAccess devices;
    private final ContainerNetwork network;
    private final ContainerNamespaces itself;
    private final ContainerFiles files;
    private final PseudoTerminal terminal;
    private final Init init;
    private final Optional<ProcessFence> fence;
    private final Privileges privileges;
    private final Seccomp seccomp;
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
        this.process = spec.process();
        this.controlGroup = controlGroup;
        this.namespaces = spec.linux().toNamespaces();
        this.locked = new LockedMounts(namespaces);
        this.network = new ContainerNetwork(spec.linux().network(), cable);
        this.user = network.seenFromThere(user);
        this.itself = new ContainerNamespaces(
                namespaces, spec.hostname(), spec.linux().sysctl(), network);
        this.files = new ContainerFiles(spec, namespaces, use);
        this.init = new Init(process.init(), process.terminal());
        this.privileges = new Privileges(process.user(), process.capabilities(), process.noNewPrivileges());
        this.seccomp = spec.linux().seccomp();
        this.fence = namespaces.contains(Namespace.PID)
                ? Optional.empty()
                : Optional.of(new ProcessFence(process.capabilities()));
        if (fence.isPresent()) {
            fence.get().check(controlGroup.paths());
        }
        this.terminal = new PseudoTerminal(process.terminal() ? terminal : terminal.forPipes(), process.user());
        DeviceAccess access = new DeviceAccess(spec.linux().resources().devices());
        this.devices = files.outlastIt() ? access.withoutNodes() : access;
    }

    /** Random digits that tell a container from others. */
    public static String freshId() {
        return RandomHex.digits(ID_DIGITS);
    }

    /** All its calls. */
    public LaunchPlan plan() {
        return compose(new LaunchPlan(), RangeLock.FOR_ONE);
    }

    /** The same for a program that is started some day: nobody will have made room for its record. */
    public LaunchPlan compiledPlan() {
        LaunchPlan plan = new LaunchPlan();
        plan.part(5, "room for the record");
        controlGroup.addRoom(plan);
        return compose(plan, RangeLock.FOR_ITS_RUNS);
    }

    // tag::compose[]
    /** The whole story: each process's calls in their order. Two lists have parts of their own: who it is, what it has. */
    private LaunchPlan compose(LaunchPlan plan, RangeLock lock) {
        // First, because it says who is who there: in a user namespace the child is nobody until then.
        plan.part(2, "the namespaces that it is born into");
        locked.outer().create(plan, user);
        // Before there is a child that uses them.
        plan.part(3, "its files stay while it runs");
        files.keep(plan);
        // While the child waits: it has no power over the host's end.
        plan.part(6, "its cable to the bridge");
        network.plug(plan);
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
        network.join(plan.parent(), user);
        // Who it is: before what it has, as some of it takes the host's /proc.
        LockedMounts.Inner inner = itself.enter(plan, user, locked);
        plan.part(6, "no key that is typed sends it a signal");
        terminal.leaveSession(plan.child());
        // What it has: after who it is, as mounts belong to somebody.
        files.addTo(plan, namespaces.shiftsFiles(user), controlGroup);
        // After the last mount that keeps anything in.
        plan.part(6, "nobody inside can take a mount off");
        locked.lock(plan.child(), inner);
        // The parent's last, before there is a child: all descriptors that are handed down have their numbers.
        plan.part(6, "its ports are nobody else's");
        network.publish(plan.parent());
        // After /dev/pts, the only place where it has a name; before the change of user, who may have no right to it.
        plan.part(6, "a terminal of its own");
        terminal.addTo(plan);
        // Before any limit that could leave no room for it.
        plan.part(6, "its init, in a file");
        init.write(plan.child());
        // After /proc, in which one is set; while there is the right to raise the others.
        plan.part(6, "how far each of its processes may go");
        limit(plan.child());
        // After the mounts, which it could forbid; while there is the right to.
        plan.part(6, "the host's processes, neither traced nor ended");
        putUpFence(plan.child());
        // Behind all that takes root's power, before the program that mustn't have it.
        plan.part(6, "what root may do there");
        takePower(plan.child());
        // From here on there are two, and neither has more power than its program will have.
        plan.part(6, "its init, and another process for its program");
        init.start(plan);
        // Last: it replaces whoever works through the list.
        plan.part(1, "its program");
        new Command(process.args(), process.env(), process.cwd()).addTo(plan.child());
        return plan;
    }
    // end::compose[]

    private void limit(CallList child) {
        if (process.oomScoreAdj().isPresent()) {
            process.oomScoreAdj().get().addTo(child);
        }
        for (Rlimit limit : process.rlimits()) {
            limit.addTo(child);
        }
    }

    /** The filter of calls comes last, where it can: it may refuse the others. */
    private void takePower(CallList child) {
        if (!process.noNewPrivileges()) {
            seccomp.addTo(child); // Without no_new_privs only CAP_SYS_ADMIN may set one: seccomp(2).
        }
        privileges.addTo(child, namespaces, user);
        if (process.noNewPrivileges()) {
            seccomp.addTo(child);
        }
    }

    private void putUpFence(CallList child) {
        if (fence.isPresent()) {
            fence.get().addTo(child);
        }
    }
}
