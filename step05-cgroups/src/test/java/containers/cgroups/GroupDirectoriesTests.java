package containers.cgroups;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import containers.cgroups.hierarchy.ControlGroupException;
import containers.cgroups.hierarchy.FakeCgroups;
import containers.cgroups.limits.Limit;
import containers.cgroups.limits.MemoryLimit;
import containers.cgroups.limits.PidsLimit;
import containers.cgroups.limits.Setting;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person reads where a limit can't be had. */
final class GroupDirectoriesTests {

    private final Path root;
    private final FakeCgroups cgroups;

    GroupDirectoriesTests(@TempDir Path root) {
        this.root = root;
        this.cgroups = new FakeCgroups(root);
    }

    @Test
    void saysThatAControllerIsMissing() {
        cgroups.v2("cpu pids", "/");
        assertThatThrownBy(() -> forRoot().plan(List.of(MemoryLimit.of(64 << 20)), "name"))
                .isInstanceOf(ControlGroupException.class)
                .hasMessage("the controller memory is missing: no mounted tree of control groups has it"
                        + " (see /proc/cgroups; the kernel's command line may have cgroup_disable=memory)");
    }

    @Test
    void saysThatSwapIsNotCounted() {
        cgroups.v1("memory", "/").remove("memory/memory.memsw.limit_in_bytes");
        Limit noSwap = new MemoryLimit(64 << 20, OptionalLong.of(64 << 20));
        assertThatThrownBy(() -> forRoot().plan(List.of(noSwap), "name"))
                .hasMessage("this kernel has no memory.memsw.limit_in_bytes in " + root
                        + "/memory; it counts swap only with swapaccount=1 on its command line");
        assertThat(forRoot().plan(List.of(MemoryLimit.of(64 << 20)), "name")).hasSize(1);
    }

    @Test
    void saysThatNothingIsMounted() {
        assertThatThrownBy(() -> forRoot().plan(List.of(new PidsLimit(1)), "name"))
                .hasMessage("no control groups are mounted here, so the controller pids is missing:"
                        + " mount -t cgroup2 cgroup2 /sys/fs/cgroup");
    }

    @Test
    void theUsualLimitIsWhereThereIsAGroupAnyway() {
        cgroups.v1("memory", "/").v1("pids", "/");

        assertThat(forRoot().plan(List.of(PidsLimit.usual()), "name"))
                .extracting(GroupDirectory::settings)
                .containsExactly(List.of(), List.of(new Setting("pids.max", "2048", false)));
    }

    @Test
    void nobodyIsRefusedForTheUsualLimit() {
        cgroups.v1("memory", "/");

        assertThat(forRoot().plan(List.of(PidsLimit.usual()), "name"))
                .extracting(GroupDirectory::settings)
                .containsExactly(List.of());
        assertThat(new GroupDirectories(cgroups.hierarchies(), false, List.of())
                        .plan(List.of(PidsLimit.usual()), "name"))
                .isEmpty();
    }

    private GroupDirectories forRoot() {
        return new GroupDirectories(cgroups.hierarchies(), true, List.of());
    }
}
