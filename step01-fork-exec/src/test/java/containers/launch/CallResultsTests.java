package containers.launch;

import static org.assertj.core.api.Assertions.assertThat;

import containers.kernel.CallList;
import containers.kernel.Errno;
import containers.kernel.FileCalls;
import containers.kernel.ProcessCalls;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CallResultsTests {

    private final CallList calls = new CallList();

    @Test
    void aCallPerLineUpToTheProgram() {
        calls.attempt(FileCalls.chdir("/a"));
        calls.add(FileCalls.openat("/b"));
        addExecve("/c");
        addExecve("/d");

        CallResults results = results(-2, 7, CallResults.NOT_MADE, CallResults.NOT_MADE);

        assertThat(results.lines())
                .containsExactly(
                        "   #1   chdir(\"/a\") = -1 ENOENT (No such file or directory)",
                        "   #2   openat(AT_FDCWD, \"/b\", 0) = 7",
                        "   #3   execve(\"/c\", [], []) = 0");
        assertThat(results.refusal()).isEmpty();
    }

    @Test
    void aCallInWhichTheChildWasKilledHasNoResult() {
        calls.add(FileCalls.chdir("/a"));
        addExecve("/b");

        assertThat(results(CallResults.NOT_MADE, CallResults.NOT_MADE).lines())
                .containsExactly("   #1   chdir(\"/a\") = ?");
    }

    @Test
    void theCallThatFailedIsTheOneThatHadToSucceed() {
        calls.attempt(FileCalls.chdir("/a"));
        calls.add(FileCalls.chdir("/b"));
        addExecve("/c");

        assertThat(refusal(-13, -20, CallResults.NOT_MADE)).isEqualTo("chdir(\"/b\") ENOTDIR");
    }

    @Test
    void ofSeveralPlacesTheFirstWhereSomethingWasSaysWhy() {
        calls.attempt(FileCalls.chdir("/a"));
        attemptExecve("/b");
        attemptExecve("/c");
        attemptExecve("/d");
        addExecve("/e");

        assertThat(refusal(-1, -2, -13, -8, -2)).isEqualTo("execve(\"/c\", [], []) EACCES");
        assertThat(refusal(-1, -20, -2, -2, -7)).isEqualTo("execve(\"/e\", [], []) E2BIG");
        assertThat(refusal(-1, -2, -2, -20, -2)).isEqualTo("execve(\"/e\", [], []) ENOENT");
    }

    @Test
    void afterACallThatFailedNoneWasMade() {
        calls.add(FileCalls.chdir("/a"));
        addExecve("/b");

        assertThat(results(-2, CallResults.NOT_MADE).lines())
                .containsExactly("   #1   chdir(\"/a\") = -1 ENOENT (No such file or directory)");
    }

    private void addExecve(String path) {
        calls.add(ProcessCalls.execve(path, List.of(), List.of()));
    }

    private void attemptExecve(String path) {
        calls.attempt(ProcessCalls.execve(path, List.of(), List.of()));
    }

    private CallResults results(long... results) {
        return new CallResults(calls.rows(), results);
    }

    private String refusal(long... results) {
        Optional<CallResults.Refusal> refusal = results(results).refusal();
        Errno errno = refusal.orElseThrow().errno();
        return refusal.get().call() + " " + errno.name();
    }
}
