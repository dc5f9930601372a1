package containers.container;

import containers.calls.FileCalls;
import containers.calls.ProcessCalls;
import containers.calls.Signal;
import containers.kernel.CallList;
import containers.launch.LaunchPlan;
import containers.locking.LockedMounts;
import containers.namespaces.Hostname;
import containers.namespaces.Namespaces;
import containers.namespaces.SessionKeyring;
import containers.namespaces.User;
import containers.settings.Sysctl;
import java.util.List;

/**
 * Who a container is: its user, its name, its network, its settings. All of it is set up in its namespaces, by the child, while
 * the host's files are there still.
 *
 * @param namespaces those that it ends up in
 * @param hostname its name
 * @param sysctl their settings
 * @param network which network it sees
 */
record ContainerNamespaces(Namespaces namespaces, Hostname hostname, List<Sysctl> sysctl, ContainerNetwork network) {

    // tag::compose[]
    /** The child's calls, from its first one on. */
    LockedMounts.Inner enter(LaunchPlan plan, User user, LockedMounts locked) {
        // While it is who it was, the host's groups are open to it. After this, none is.
        plan.part(2, "it becomes root there");
        namespaces.become(plan.child(), user);
        // A change of user clears the death signal, prctl(2). There will be another: hence the guardian, too.
        plan.part(6, "it doesn't outlive the runner");
        plan.guard();
        plan.child().add(ProcessCalls.prctl_set_pdeathsig(Signal.SIGKILL));
        // Before it makes any file. Its caller's would be a surprise to its program, too.
        plan.part(6, "which files are for everybody");
        plan.child().add(FileCalls.umask(022));
        plan.part(2, "the namespaces that it enters by itself");
        namespaces.unshare(plan);
        // Who set these up would be master over the mounts, too: they are another's.
        plan.part(6, "the user namespace that it ends up in");
        LockedMounts.Inner inner = network.takeAlong(plan, locked);
        plan.part(2, "its hostname, its loopback interface");
        namespaces.configure(plan, hostname);
        // After the last change of namespaces: it came along.
        plan.part(6, "its end of the cable");
        network.configure(plan.child());
        // As soon as the network is its own and it is who it is there. It waits.
        plan.part(6, "what carries its network");
        network.attend(plan);
        // While the host's /proc is there: in its own these can't be changed.
        plan.part(6, "settings of its namespaces");
        set(plan.child());
        // After these: one of them could open that again.
        plan.part(6, "nobody shows it another way");
        network.refuseRedirects(plan.child(), sysctl);
        plan.part(2, "its session keyring");
        SessionKeyring.addTo(plan.child());
        return inner;
    }
    // end::compose[]

    private void set(CallList child) {
        for (Sysctl setting : sysctl) {
            setting.addTo(child);
        }
    }
}
