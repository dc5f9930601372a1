package containers.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import containers.launch.Child;
import containers.launch.Command;
import containers.launch.LaunchFailedException;
import containers.launch.LaunchPlan;
import containers.launch.Launcher;
import containers.namespaces.IdMap;
import containers.namespaces.Namespaces;
import containers.namespaces.User;
import containers.namespaces.UserMapping;
import containers.testing.Feature;
import containers.testing.HostUntouched;
import containers.testing.Needs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(HostUntouched.class)
class RangeLockTests {

    private static final User ROOT = new User(0, 0);

    /** Among the last that are nobody's, which a container that runs meanwhile hardly ever has. */
    private static final long OUTSIDE = 1_879_000_000;

    @Test
    @Needs(Feature.ROOT)
    void twoWhoRunHaveNoUserInCommon() {
        try (Child first = new Launcher().launch(plan(ROOT, OUTSIDE, 100))) {
            LaunchFailedException failed = catchThrowableOfType(
                    LaunchFailedException.class,
                    () -> new Launcher().launch(plan(ROOT, OUTSIDE + 99, 5)).close());
            new Launcher().launch(plan(ROOT, OUTSIDE + 100, 5)).close();

            assertThat(failed)
                    .extracting(LaunchFailedException::told)
                    .asString()
                    .startsWith("another container that runs has users among 1879000099 to 1879000103 of the host");
            assertThat(first.pid()).isPositive();
        }
        new Launcher().launch(plan(ROOT, OUTSIDE + 99, 5)).close();
    }

    @Test
    void whoIsSomebodyMayBeInMany() {
        assertThat(plan(ROOT, 1000, 100).parent().rows()).isEmpty();
        assertThat(plan(new User(1000, 50), OUTSIDE, 100).parent().rows()).isEmpty();
    }

    @Test
    @Needs(Feature.ROOT)
    void theRunsOfACompiledProgramHaveTheSame() {
        try (Child first = new Launcher().launch(plan(RangeLock.FOR_ITS_RUNS, ROOT, OUTSIDE, 100))) {
            new Launcher()
                    .launch(plan(RangeLock.FOR_ITS_RUNS, ROOT, OUTSIDE, 100))
                    .close();

            assertThatThrownBy(
                            () -> new Launcher().launch(plan(ROOT, OUTSIDE, 1)).close())
                    .isInstanceOf(LaunchFailedException.class);
            assertThat(first.pid()).isPositive();
        }
    }

    private static LaunchPlan plan(User user, long outside, long count) {
        return plan(RangeLock.FOR_ONE, user, outside, count);
    }

    private static LaunchPlan plan(RangeLock lock, User user, long outside, long count) {
        IdMap map = new IdMap(0, outside, count);
        LaunchPlan plan = new LaunchPlan();
        lock.addTo(plan.parent(), Namespaces.ofContainer(user).with(new UserMapping(map, map)), user);
        Command.of("/bin/sleep", "60").addTo(plan.child());
        return plan;
    }
}
