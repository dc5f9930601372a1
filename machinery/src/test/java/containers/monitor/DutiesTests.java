package containers.monitor;

import static containers.kernel.Argument.number;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import containers.calls.FileCalls;
import containers.errands.Attendant;
import containers.errands.AttendantRecord;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a child can have once isn't replaced by another without a word. */
class DutiesTests {

    private final Duties duties = new Duties();

    @Test
    void oneDescriptorIsKeptOpen() {
        duties.keep(7);

        assertOnce(() -> duties.keep(8));
    }

    @Test
    void oneProgramWorksForTheChild() {
        Attendant program =
                new Attendant("/bin/a", List.of(), List.of(), 1, true, AttendantRecord.beginning("/run/a.of-"));
        duties.attend(program);

        assertOnce(() -> duties.attend(program));
    }

    @Test
    void oneLockIsTaken() {
        Launch.Turn turn = new Launch.Turn(FileCalls.close(number(3)), 1, "missed", FileCalls.close(number(3)));
        duties.take(turn);

        assertOnce(() -> duties.take(turn));
    }

    @Test
    void oneSetOfGroupsIsRemoved() {
        duties.remove(List.of("/a"), "/record");

        assertOnce(() -> duties.remove(List.of("/b"), "/record"));
    }

    private static void assertOnce(Runnable again) {
        assertThatThrownBy(again::run)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("this one has it already");
    }
}
