package containers.kernel;

import static containers.kernel.Argument.number;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import containers.calls.FileCalls;
import containers.calls.OpenFlag;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CallListTests {

    private final CallList calls = new CallList();

    @Test
    void aLaterCallRefersToAnEarlierOne() {
        Argument.Result opened = calls.add(FileCalls.openat("/dev/null", OpenFlag.O_RDWR));
        calls.attempt(FileCalls.close(opened));

        assertThat(calls.rows())
                .extracting(row -> row.call() + (row.mayFail() ? " or not" : ""))
                .containsExactly("openat(AT_FDCWD, \"/dev/null\", O_RDWR)", "close(#1) or not");
    }

    @Test
    void referencesMoveAlongInALongerList() {
        Call close = FileCalls.close(calls.add(FileCalls.openat("/b", OpenFlag.O_RDONLY)));

        assertThat(CallList.moved(close, 2)).hasToString("close(#3)");
        assertThat(close).hasToString("close(#1)");
    }

    @Test
    void alsoThoseInsideOfAnArgument() {
        Argument.Inside behind = new Argument.Inside(new Argument.ResultAddress(0), 4);
        Argument.Structure structure = new Argument.Structure(new byte[8], Map.of(0, new Argument.Result(1)), "{...}");
        Call moved = CallList.moved(FileCalls.write(number(1), behind, structure), 2);

        assertThat(moved.arguments().get(1)).isEqualTo(new Argument.Inside(new Argument.ResultAddress(2), 4));
        assertThat(((Argument.Structure) moved.arguments().get(2)).fields())
                .containsExactly(Map.entry(0, new Argument.Result(3)));
    }

    @Test
    void theRowsCantBeChangedFromOutside() {
        calls.add(FileCalls.close(number(3)));

        assertThatThrownBy(() -> calls.rows().clear()).isInstanceOf(UnsupportedOperationException.class);
    }
}
