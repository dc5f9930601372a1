package containers.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import containers.bridge.BridgeNetwork;
import containers.bridge.Cable;
import containers.bridge.Membership;
import containers.bridge.OwnNetwork;
import containers.calls.FileCalls;
import containers.cgroups.ControlGroup;
import containers.kernel.Argument;
import containers.kernel.CallList;
import containers.launch.LaunchFailedException;
import containers.launch.LaunchPlan;
import containers.launch.Launcher;
import containers.monitor.Launch;
import containers.runner.NothingLeft;
import containers.testing.Feature;
import containers.testing.HostUntouched;
import containers.testing.Needs;
import containers.testing.NotInVerify;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A launch that is refused at one of its cable's rows leaves no cable, no bridge and no address. */
@Needs(Feature.ROOT)
@ExtendWith({HostUntouched.class, NothingLeft.class, OwnNetwork.class})
@NotInVerify
final class CableRowsTests {

    @Test
    void eachRowOfTheMonitor() throws IOException {
        assertThat(failAtEach(LaunchPlan::parent)).isPositive();
        assertThat(failAtEach(LaunchPlan::meanwhile)).isPositive();
    }

    @Test
    void eachRowOfTheChild() throws IOException {
        assertThat(failAtEach(LaunchPlan::child)).isPositive();
    }

    /** How many rows there were. */
    private static int failAtEach(Function<LaunchPlan, CallList> list) throws IOException {
        int count = 0;
        List<CallList.Row> rows;
        try (ControlGroup group = Containers.withoutLimits()) {
            LaunchPlan plan = Containers.onBridge(group, new Cable(Membership.example(List.of())), "/bin/true");
            rows = list.apply(plan).rows();
        }
        for (int row = 0; row < rows.size(); row++) {
            if (rows.get(row).part().title().contains("cable")) {
                failAt(row, list);
                count++;
            }
        }
        return count;
    }

    private static void failAt(int row, Function<LaunchPlan, CallList> list) throws IOException {
        String leases;
        try (ControlGroup group = Containers.withoutLimits();
                BridgeNetwork network = BridgeNetwork.join(List.of())) {
            group.prepare();
            leases = network.membership().leases();
            LaunchPlan plan = Containers.onBridge(group, new Cable(network.membership()), "/bin/true");
            Launch broken = broken(plan, list.apply(plan), row);
            assertThatThrownBy(() -> new Launcher().launch(broken)).isInstanceOf(LaunchFailedException.class);
        }
        assertThat(Path.of(leases)).as("after row " + row).doesNotExist();
        assertNothingLeft();
    }

    /** A cable goes a moment after its end's network, the bridge at once. */
    private static void assertNothingLeft() {
        assertThat(Path.of("/proc/thread-self/net/dev")).content().doesNotContain("contain0");
        for (int i = 0; i < 100 && hasCable(); i++) {
            LockSupport.parkNanos(10_000_000);
        }
        assertThat(hasCable()).isFalse();
    }

    private static boolean hasCable() {
        try {
            return Files.readString(Path.of("/proc/thread-self/net/dev")).contains("contain-");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The same plan with a call that fails in the place of one. */
    private static Launch broken(LaunchPlan plan, CallList list, int row) {
        CallList replaced = new CallList();
        for (CallList.Row each : list.rows()) {
            if (replaced.rows().size() == row) {
                replaced.add(FileCalls.close(Argument.number(-1)));
            } else if (each.mayFail()) {
                replaced.attempt(each.call(), each.tellings());
            } else {
                replaced.add(each.call(), each.tellings());
            }
        }
        return (Launch) Proxy.newProxyInstance(
                Launch.class.getClassLoader(), new Class<?>[] {Launch.class}, (proxy, method, arguments) -> {
                    Object result = method.invoke(plan, arguments);
                    return result == list ? replaced : result;
                });
    }
}
