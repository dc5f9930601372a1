package containers.devices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import containers.calls.DirectoryCalls;
import containers.calls.FileCalls;
import containers.calls.OpenFlag;
import containers.cgroups.ControlGroup;
import containers.cgroups.hierarchy.Hierarchies;
import containers.cgroups.hierarchy.Version;
import containers.filesystems.Device;
import containers.kernel.CallList;
import containers.launch.Child;
import containers.launch.Command;
import containers.launch.LaunchPlan;
import containers.launch.Launcher;
import containers.launch.RandomHex;
import containers.namespaces.User;
import containers.telling.UsageException;
import containers.testing.Feature;
import containers.testing.HostUntouched;
import containers.testing.Needs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The kernel takes the program of version 2, and asks it: also on a host whose controllers are all in version 1. */
@ExtendWith(HostUntouched.class)
final class DeviceAccessTests {

    private static final User ROOT = new User(0, 0);

    /** A shell outside of any container, in a group of its own: nothing but the group keeps it from a device. */
    @Test
    @Needs(Feature.ROOT)
    void aGroupOfVersionTwo(@TempDir Path directory) throws Exception {
        String hierarchy = versionTwo();
        String group = hierarchy + "/contain-test-" + RandomHex.digits(12);
        LaunchPlan plan = new LaunchPlan();
        plan.parent().add(DirectoryCalls.mkdirat(group, 0755));
        plan.bornIn(plan.parent().add(FileCalls.openat(group, OpenFlag.O_PATH, OpenFlag.O_CLOEXEC)));
        new DeviceAccess(DeviceRule.usual()).addTo(plan, withoutDirectories(), ROOT);
        Path said = directory.resolve("said");
        // On a filesystem of its own: many hosts' /tmp is nodev.
        String script = "exec >said 2>err; mount -t tmpfs none . && cd $PWD; mknod zero c 1 5; mknod mem c 1 1;"
                + " mknod fuse c 10 229; mknod kmsg c 1 11; mknod tty0 c 4 0; mknod loop b 7 0;"
                + " for node in zero mem fuse kmsg tty0 loop; do"
                + " ( : <$node ) 2>why && echo $node || echo $node $(sed 's/.*: //' why); done";
        Command.of("/bin/sh", "-c", "cd " + directory + " && exec unshare --mount sh -c \"$0\"", script)
                .addTo(plan.child());

        try (Child child = new Launcher().launch(plan)) {
            child.waitFor();
        } finally {
            Files.deleteIfExists(Path.of(group));
        }

        String no = " Operation not permitted";
        assertThat(said)
                .hasContent(String.join("\n", "zero", "mem" + no, "fuse" + no, "kmsg" + no, "tty0" + no, "loop" + no));
    }

    @Test
    void withoutAGroupNothingIsAdded() {
        LaunchPlan plan = new LaunchPlan();

        new DeviceAccess(DeviceRule.usual()).addTo(plan, withoutDirectories(), ROOT);

        assertThat(plan.parent().rows()).isEmpty();
    }

    /** Nobody would see to it that a device is only read. */
    @Test
    void withoutAGroupThereAreNoHalves() {
        DeviceRule half = new DeviceRule(Device.Type.CHARACTER, OptionalInt.of(10), OptionalInt.of(229), "rm");

        assertThatThrownBy(() -> new DeviceAccess(List.of(half)).addTo(new LaunchPlan(), withoutDirectories(), ROOT))
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith("a device: no control group can be made here");
    }

    @Test
    void withoutRootTheUserNamespaceIsEnough() {
        LaunchPlan plan = bornInAGroup();

        new DeviceAccess(DeviceRule.usual()).addTo(plan, withoutDirectories(), new User(1000, 1000));

        assertThat(plan.parent().rows()).hasSize(1);
    }

    @Test
    void theProgramIsThereBeforeTheChild() {
        LaunchPlan plan = bornInAGroup();

        new DeviceAccess(List.of()).addTo(plan, withoutDirectories(), ROOT);

        assertThat(plan.parent().rows())
                .extracting(CallList.Row::call)
                .extracting(Object::toString)
                .containsExactly(
                        "openat(AT_FDCWD, \"/group\", O_PATH)",
                        "bpf(BPF_PROG_LOAD, {BPF_PROG_TYPE_CGROUP_DEVICE, 8 instructions}, 48)",
                        "memcpy({BPF_CGROUP_DEVICE, BPF_F_ALLOW_MULTI}, &#1, 4)",
                        "memcpy({BPF_CGROUP_DEVICE, BPF_F_ALLOW_MULTI}+4, &#2, 4)",
                        "bpf(BPF_PROG_ATTACH, {BPF_CGROUP_DEVICE, BPF_F_ALLOW_MULTI}, 16)",
                        "close(#2)");
    }

    private static LaunchPlan bornInAGroup() {
        LaunchPlan plan = new LaunchPlan();
        plan.bornIn(plan.parent().add(FileCalls.openat("/group", OpenFlag.O_PATH)));
        return plan;
    }

    /** It has none in the hierarchy of devices, wherever else. */
    private static ControlGroup withoutDirectories() {
        return ControlGroup.of(List.of());
    }

    private static String versionTwo() {
        Optional<String> hierarchy = Hierarchies.current().all().stream()
                .filter(each -> each.version() == Version.V2)
                .map(each -> each.mountPoint())
                .findFirst();
        Assumptions.assumeTrue(hierarchy.isPresent(), "needs a mounted hierarchy of version 2");
        return hierarchy.orElseThrow();
    }
}
