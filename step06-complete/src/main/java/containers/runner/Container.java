package containers.runner;

import containers.cgroups.ControlGroup;
import containers.filesystems.CgroupMount;
import containers.filesystems.SystemFilesystems;
import containers.kernel.ProcessCalls;
import containers.kernel.Signal;
import containers.launch.Command;
import containers.launch.LaunchPlan;
import containers.namespaces.Hostname;
import containers.namespaces.Namespaces;
import containers.namespaces.User;
import containers.rootfs.RootFilesystem;

/** A container: a process, and everything that the kernel is asked to set up around it. */
final class Container {

    private final User user;
    private final Namespaces namespaces;
    private final Hostname hostname;
    private final ControlGroup controlGroup;
    private final RootFilesystem root;
    private final Terminal terminal;
    private final Command command;

    Container(
            User user,
            Namespaces namespaces,
            Hostname hostname,
            ControlGroup controlGroup,
            RootFilesystem root,
            Terminal terminal,
            Command command) {
        this.user = user;
        this.namespaces = namespaces;
        this.hostname = hostname;
        this.controlGroup = controlGroup;
        this.root = root;
        this.terminal = terminal;
        this.command = command;
    }

    // tag::compose[]
    /** The whole story, in the order in which the kernel sees it. Follow each line into the step that explains it. */
    LaunchPlan plan() {
        SystemFilesystems filesystems = new SystemFilesystems(namespaces, terminal.path(), CgroupMount.ofHost());
        LaunchPlan plan = new LaunchPlan();
        namespaces.create(plan, user); // step 2: the namespaces that it is born into, and who is root there
        plan.child().add(ProcessCalls.prctl_set_pdeathsig(Signal.SIGKILL)); // it doesn't outlive the runner
        controlGroup.addTo(plan); // step 5: what it can use of the machine
        namespaces.unshare(plan); // step 2: the namespaces that it enters by itself
        namespaces.configure(plan, hostname); // step 2: its hostname, its loopback interface
        terminal.addTo(plan.child()); // step 6: who gets the signals that are typed
        RootFilesystem.makePrivate(plan.child()); // step 3: no mount leaks to the host
        filesystems.borrow(plan.child()); // step 4: device nodes, where it may not make its own
        root.mountAndEnter(plan.child()); // step 3: its files
        RootFilesystem.pivot(plan.child()); // step 3: its files are all it can name
        filesystems.addTo(plan.child()); // step 4: /proc, /dev, /sys
        RootFilesystem.forgetHost(plan.child()); // step 3: the host's files are gone for good
        command.addTo(plan.child()); // step 1: its program
        return plan;
    }
    // end::compose[]
}
