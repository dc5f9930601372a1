package containers.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import containers.identity.Identity;
import containers.launch.LaunchPlan;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a container is given in place of its caller's terminal. */
final class PseudoTerminalPlanTests {

    /** As large as struct termios: ioctl_tty(2). */
    private static final int TERMIOS_SIZE = 36;

    private static final Identity SOMEBODY = new Identity(1000, 100, List.of());

    private static List<String> calls(Terminal caller, Identity owner) {
        LaunchPlan plan = new LaunchPlan();
        new PseudoTerminal(caller, owner).addTo(plan);
        return plan.child().rows().stream().map(row -> row.call().toString()).toList();
    }

    /** What goes to a file or comes from a pipe is the caller's own. */
    @Test
    void withoutATerminalNothingIsReplaced() {
        assertThat(calls(Terminal.none(), Identity.ROOT)).isEmpty();
    }

    @Test
    void eachStandardFileIsTheNewTerminal() {
        assertThat(calls(Terminal.of(new byte[TERMIOS_SIZE]), Identity.ROOT))
                .anyMatch(call -> call.startsWith("dup3(") && call.contains(", 0,"))
                .anyMatch(call -> call.startsWith("dup3(") && call.contains(", 1,"))
                .anyMatch(call -> call.startsWith("dup3(") && call.contains(", 2,"))
                .noneMatch(call -> call.startsWith("fchownat("));
    }

    /** Who isn't root may open it once more by its name: tty(4). */
    @Test
    void itBelongsToWhoUsesIt() {
        assertThat(calls(Terminal.of(new byte[TERMIOS_SIZE]), SOMEBODY))
                .anyMatch(call -> call.startsWith("fchownat(") && call.contains("\"/dev/pts/0\", 1000, -1"));
    }

    /** A container that is to have none of its own isn't given the caller's, which is behind these numbers. */
    @Test
    void pipesStandForTheCallersTerminal() {
        Terminal caller = Terminal.of(new byte[TERMIOS_SIZE]).forPipes();

        assertThat(caller.isThere()).isFalse();
        assertThat(calls(caller, Identity.ROOT))
                .noneMatch(call -> call.contains("ptmx"))
                .noneMatch(call -> call.startsWith("fchown("))
                .anyMatch(call -> call.startsWith("pipe2("))
                .filteredOn(call -> call.startsWith("dup3("))
                .hasSize(3);
        assertThat(calls(caller, SOMEBODY))
                .filteredOn(call -> call.startsWith("fchown(") && call.contains("1000"))
                .hasSize(2);
    }
}
