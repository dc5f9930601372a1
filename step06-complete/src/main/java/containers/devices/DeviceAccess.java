package containers.devices;

import static containers.calls.OpenFlag.O_CLOEXEC;
import static containers.calls.OpenFlag.O_WRONLY;
import static containers.program.RoutineCalls.memcpy;

import containers.calls.FileCalls;
import containers.cgroups.ControlGroup;
import containers.cgroups.hierarchy.Controller;
import containers.cgroups.limits.Limit;
import containers.kernel.Argument;
import containers.kernel.CallList;
import containers.kernel.Telling;
import containers.launch.LaunchPlan;
import containers.namespaces.User;
import containers.telling.UsageException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which devices the container's control group can use: the door of this package.
 *
 * <p>It is the second fence. The first is that no mount in which root inside can make a node lets it be opened. Who may mount
 * gets round that one. This one takes more, but not much: to mount the hierarchy of groups, or to take the program off. Who
 * gives a container CAP_SYS_ADMIN gives it all devices. Where there is no group to be had, the first is the only one. In a
 * user namespace the kernel itself sees to it that no node is made.
 *
 * @param rules what is allowed
 */
public record DeviceAccess(List<DeviceRule> rules) {

    private static final List<Telling> REFUSED = List.of(
            Telling.of(
                    Telling.RUNNER_FAILED,
                    "the kernel doesn't take the program that says which devices the container can use (it takes"
                            + " CONFIG_CGROUP_BPF and CAP_SYS_ADMIN; with /sys/fs/cgroup read-only a container can do without)"));

    public DeviceAccess {
        rules = List.copyOf(rules);
    }

    /**
     * The same, but no nodes may be made: where changes stay, they would stay too, and be of use on the host. Who may use
     * every device needs no node for that.
     */
    public DeviceAccess withoutNodes() {
        return new DeviceAccess(rules.stream()
                .filter(rule -> rule.major().isPresent() || rule.access().equals(DeviceRule.ALL))
                .toList());
    }

    /** A container's control group: with a place to say which devices it can use, where the kernel has one apart. */
    public static ControlGroup group(List<Limit> limits, String id) {
        return ControlGroup.of(limits, id, Controller.DEVICES);
    }

    // tag::add[]
    /**
     * Adds the calls that tell the kernel. They come when the group is there, and nobody in it yet.
     *
     * @throws UsageException when there is nobody to see to it that a device is only read, or only written
     */
    public void addTo(LaunchPlan plan, ControlGroup group, User user) {
        Optional<String> directory = group.path(Controller.DEVICES);
        if (directory.isPresent()) {
            write(plan.parent(), directory.get() + "/devices.deny", List.of("a"));
            write(plan.parent(), directory.get() + "/devices.allow", texts());
        } else if (plan.controlGroup().isPresent() && user.isRoot()) {
            attach(plan.parent(), plan.controlGroup().get());
        } else if (user.isRoot()) {
            refuseHalves();
        }
    }

    /** Without a group, who has a node can use it for all that there is. */
    private void refuseHalves() {
        for (DeviceRule rule : rules) {
            boolean reads = rule.access().contains("r");
            boolean writes = rule.access().contains("w");
            if (reads != writes) {
                throw new UsageException(
                        "a device: no control group can be made here, and only that could allow no more than" + " '"
                                + rule.access() + "': leave the rights out");
            }
        }
    }

    /** Version 1: the group's files, which take one rule at a time. */
    private static void write(CallList parent, String file, List<String> rules) {
        Argument.Result opened = parent.add(FileCalls.openat(file, O_WRONLY, O_CLOEXEC));
        for (String rule : rules) {
            parent.add(FileCalls.write(opened, rule));
        }
        parent.add(FileCalls.close(opened));
    }

    /** Version 2: a program, and the group whose processes it is about. */
    private void attach(CallList parent, Argument.Result group) {
        Argument.Bytes attachment = BpfCalls.attachment();
        Argument.Result program = parent.add(BpfCalls.bpf_prog_load(new DeviceProgram(rules)), REFUSED);
        parent.add(memcpy(attachment, new Argument.ResultAddress(group.row()), Integer.BYTES));
        parent.add(memcpy(
                new Argument.Inside(attachment, Integer.BYTES),
                new Argument.ResultAddress(program.row()),
                Integer.BYTES));
        parent.add(BpfCalls.bpf_prog_attach(attachment), REFUSED);
        parent.add(FileCalls.close(program));
    }
    // end::add[]

    private List<String> texts() {
        List<String> texts = new ArrayList<>();
        for (DeviceRule rule : rules) {
            texts.add(rule.toString());
        }
        return texts;
    }
}
