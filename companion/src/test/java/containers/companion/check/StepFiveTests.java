package containers.companion.check;

import static org.assertj.core.api.Assertions.assertThat;

import containers.companion.sandbox.Sandbox;
import containers.testing.Feature;
import containers.testing.HostUntouched;
import containers.testing.Needs;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A sandbox's code can make control groups: step 5's own tests find that they hold, and that its own limits aren't hit. */
@Tag("graders")
@ExtendWith(HostUntouched.class)
@Needs({Feature.CONTROL_GROUPS, Feature.ROOT})
class StepFiveTests {

    private static final List<String> TESTS = List.of(
            "containers.cgroups.ControlGroupTests#theChildIsInItsGroupFromTheStart",
            "containers.cgroups.ControlGroupTests#closingRemovesGroupsThatTheContainerMade",
            "containers.cgroups.CgroupFilesystemsTests#itsOwnGroupIsTheTopOfEachHierarchy",
            "containers.cgroups.LimitsHoldTests#aMemoryHogIsKilled",
            "containers.cgroups.LimitsHoldTests#aForkBombIsHeldToItsLimit",
            "containers.cgroups.LimitsHoldTests#aBusyLoopIsHeldToItsShare");

    @Test
    void itsTestsPassInTheSandbox() throws IOException {
        String requirements = TESTS.stream().map(test -> "found " + test + "\n").collect(Collectors.joining());

        Sandbox.Result result = new Sandbox(Path.of("..").toRealPath())
                .java(classPath(), List.of(Judge.class.getName()), requirements, Duration.ofSeconds(60));

        assertThat(result.output().lines().filter(line -> line.startsWith("found")))
                .hasSameSizeAs(TESTS)
                .allMatch(line -> line.contains("\ttrue\t"));
        assertThat(result.end()).isEqualTo(Sandbox.End.ITSELF);
    }

    private static List<Path> classPath() {
        Stream<String> modules = Stream.of(
                "step05-cgroups", "step04-proc", "step03-chroot", "step02-namespaces", "step01-fork-exec", "machinery");
        List<Path> path = new ArrayList<>();
        path.add(Path.of("step05-cgroups/target/test-classes"));
        Stream.concat(modules, Stream.of("testing", "companion"))
                .forEach(module -> path.add(Path.of(module, "target/classes")));
        path.add(Path.of("companion/target/lib/*"));
        return path;
    }
}
