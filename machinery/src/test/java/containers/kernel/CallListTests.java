package containers.kernel;

import static containers.kernel.Argument.number;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import containers.calls.FileCalls;
import containers.calls.OpenFlag;
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
    void referencesMoveAlongWhenListsAreJoined() {
        CallList first = new CallList();
        first.add(FileCalls.close(first.add(FileCalls.openat("/a", OpenFlag.O_RDONLY))));
        calls.attempt(FileCalls.close(calls.add(FileCalls.openat("/b", OpenFlag.O_RDONLY))));

        CallList joined = first.then(calls);

        assertThat(joined.rows())
                .extracting(row -> row.call().toString())
                .containsExactly(
                        "openat(AT_FDCWD, \"/a\", O_RDONLY)",
                        "close(#1)",
                        "openat(AT_FDCWD, \"/b\", O_RDONLY)",
                        "close(#3)");
        assertThat(joined.rows()).extracting(CallList.Row::mayFail).containsExactly(false, false, false, true);
        assertThat(first.rows()).as("the joined lists stay as they were").hasSize(2);
        assertThat(calls.rows().get(1).call()).hasToString("close(#1)");
    }

    @Test
    void theRowsCantBeChangedFromOutside() {
        calls.add(FileCalls.close(number(3)));

        assertThatThrownBy(() -> calls.rows().clear()).isInstanceOf(UnsupportedOperationException.class);
    }
}
