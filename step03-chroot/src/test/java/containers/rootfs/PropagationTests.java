package containers.rootfs;

import static containers.calls.OpenFlag.O_CLOEXEC;
import static containers.calls.OpenFlag.O_RDONLY;
import static containers.rootfs.MountFlag.MS_REC;
import static org.assertj.core.api.Assertions.assertThat;

import containers.calls.CloneFlag;
import containers.calls.FileCalls;
import containers.hostroot.HostRoot;
import containers.kernel.Argument;
import containers.kernel.Call;
import containers.kernel.CallList;
import containers.kernel.Flag;
import containers.kernel.SystemCall;
import containers.launch.LaunchPlan;
import containers.launch.Witness;
import containers.namespaces.NamespaceCalls;
import containers.namespaces.Namespaces;
import containers.namespaces.User;
import containers.testing.HostUntouched;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The host's mounts stay as they are even where they are shared with every namespace, as systemd makes them.
 *
 * <p>The host here is a process in a mount namespace of its own, in which all mounts are made shared. Another process
 * joins it, and leaves it for a namespace of its own: mounts that are shared stay shared with the first.
 */
@ExtendWith(HostUntouched.class)
class PropagationTests {

    /** Mounts made here show up in every namespace that shares them. */
    private enum Shared implements Flag {
        MS_SHARED;

        @Override
        public long bits() {
            return 1 << 20;
        }
    }

    /** The field of a line of mountinfo: proc_pid_mountinfo(5). */
    private static final int MOUNT_POINT = 4;

    @Test
    void aSharedMountWouldTellTheHost() {
        try (Witness host = hostWithSharedMounts()) {
            List<String> before = Plans.mounts(host);
            assertThat(before).as("shared").allMatch(line -> line.contains(" shared:"));
            LaunchPlan plan = inNamespaceFrom(host);
            Mount.of("tmpfs", "/tmp", "tmpfs").addTo(plan.child());

            try (Witness careless = Witness.of(plan, ":")) {
                assertThat(Plans.mounts(careless)).hasSize(before.size() + 1);
                assertThat(Plans.mounts(host)).hasSize(before.size() + 1);
            }
        }
    }

    /** What is mounted below a directory, and over a mount. */
    @Test
    void whatTheChildMountsTheHostDoesntSee() {
        try (Witness host = hostWithSharedMounts()) {
            List<String> before = Plans.mounts(host);
            LaunchPlan plan = inNamespaceFrom(host);
            RootFilesystem.makePrivate(plan.child());
            Mount.of("tmpfs", "/tmp", "tmpfs").addTo(plan.child());
            Mount.of("tmpfs", "/proc", "tmpfs").addTo(plan.child());

            try (Witness careful = Witness.of(plan, ":")) {
                assertOnly(before, Plans.mounts(host));
                assertThat(Plans.mounts(careful))
                        .as("the child's mounts: two of its own, and none that is shared")
                        .hasSize(before.size() + 2)
                        .noneMatch(line -> line.contains(" shared:"));
            }
        }
    }

    @Test
    void aPrivateOneDoesnt() throws IOException {
        Path root = HostRoot.inUserCache().directory();
        try (Witness host = hostWithSharedMounts()) {
            List<String> before = Plans.mounts(host);
            LaunchPlan plan = inNamespaceFrom(host);
            RootFilesystem.makePrivate(plan.child());
            new RootFilesystem(root, RootFilesystem.Use.LAYERED, User.current()).mountAndEnter(plan.child());
            RootFilesystem.pivot(plan.child());
            RootFilesystem.forgetHost(plan.child());

            try (Witness container = Witness.of(plan, ":")) {
                assertThat(Plans.mounts(container)).singleElement().asString().doesNotContain("shared:", "master:");
                assertOnly(before, Plans.mounts(host));
            }
        }
    }

    private static void assertOnly(List<String> before, List<String> now) {
        assertThat(now.stream().filter(line -> !before.contains(line)).map(line -> line.split(" ", -1)[MOUNT_POINT]))
                .as("the host sees what the child has mounted, at")
                .isEmpty();
        assertThat(now).as("the host's mounts, now and before").isEqualTo(before);
    }

    private static Witness hostWithSharedMounts() {
        LaunchPlan plan = Plans.inNamespaces();
        // First away from the real host: its mounts may be shared, and a copy of a shared mount is of the same group.
        RootFilesystem.makePrivate(plan.child());
        plan.child()
                .add(Call.of(
                        SystemCall.MOUNT,
                        Argument.NULL,
                        Argument.text("/"),
                        Argument.NULL,
                        Argument.flags(MS_REC, Shared.MS_SHARED),
                        Argument.NULL));
        return Witness.of(plan, ":");
    }

    /** A child that joins the host's namespaces, and leaves its mount namespace for a copy. */
    private static LaunchPlan inNamespaceFrom(Witness host) {
        LaunchPlan plan = new LaunchPlan();
        boolean rootless = Namespaces.ofContainer(User.current()).contains(containers.namespaces.Namespace.USER);
        if (rootless) {
            setns(plan.child(), host.proc("ns/user"));
        }
        setns(plan.child(), host.proc("ns/mnt"));
        plan.child().add(NamespaceCalls.unshare(CloneFlag.CLONE_NEWNS));
        return plan;
    }

    private static void setns(CallList child, Path namespace) {
        Argument.Result descriptor = child.add(FileCalls.openat(namespace.toString(), O_RDONLY, O_CLOEXEC));
        child.add(Call.of(SystemCall.SETNS, descriptor, Argument.number(0)));
    }
}
