package containers.cgroups;

import static org.assertj.core.api.Assertions.assertThat;

import containers.cgroups.limits.Limit;
import containers.hostroot.HostRoot;
import containers.testing.Feature;
import containers.testing.HostUntouched;
import containers.testing.Needs;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the step's program shows, also when what it shows doesn't work. */
@ExtendWith(HostUntouched.class)
@Needs(Feature.ROOT)
class Step05CgroupsTests {

    private static Path root;

    @BeforeAll
    static void build() throws IOException {
        root = HostRoot.inUserCache().directory();
    }

    @Test
    void limitsHold() throws InterruptedException {
        List<String> lines = new ArrayList<>();
        GreedyPrograms programs = programs(lines, limit -> ControlGroup.of(List.of(limit)));

        programs.hogMemory();
        programs.spin();

        assertThat(lines.get(1)).endsWith("ended by the OOM killer: 1; the program: killed by SIGKILL");
        assertThat(lines.get(3)).matches("  used 0\\.[012]\\d CPUs, made to wait for [01]\\.\\d s");
    }

    @Test
    void withoutLimitsTheProgramsGetWhatTheyWant() throws InterruptedException {
        List<String> lines = new ArrayList<>();
        GreedyPrograms programs = programs(lines, limit -> ControlGroup.of(List.of()));

        programs.hogMemory();

        assertThat(lines.get(1))
                .matches("  peak 2\\d\\d MiB, .*")
                .endsWith("ended by the OOM killer: 0; the program: exited with status 0");
    }

    private static GreedyPrograms programs(List<String> lines, Function<Limit, ControlGroup> groups) {
        return new GreedyPrograms(lines::add, groups, (group, command) -> Step05Cgroups.plan(root, group, command));
    }
}
