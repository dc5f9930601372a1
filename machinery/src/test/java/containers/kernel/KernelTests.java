package containers.kernel;

import static containers.kernel.Argument.number;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import containers.testing.HostUntouched;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(HostUntouched.class)
class KernelTests {

    @TempDir
    private Path directory;

    @Test
    void aCallReturnsWhatTheKernelReturned() {
        byte[] bytes = new byte[4];
        long descriptor = Kernel.call(FileCalls.openat("/proc/self/comm", OpenFlag.O_RDONLY));

        assertThat(Kernel.call(FileCalls.read(number(descriptor), bytes))).isEqualTo(4);
        assertThat(bytes).as("what the kernel wrote").doesNotContain(0);
        assertThat(Kernel.call(FileCalls.close(number(descriptor)))).isZero();
    }

    @Test
    void aRefusedCallIsReportedInFull() {
        assertThatThrownBy(() -> Kernel.call(FileCalls.openat("/no/such/file", OpenFlag.O_RDONLY)))
                .isInstanceOfSatisfying(
                        SystemCallException.class,
                        refused -> assertThat(refused.errno()).isEqualTo(Errno.ENOENT))
                .hasMessage("openat(AT_FDCWD, \"/no/such/file\", O_RDONLY) failed: ENOENT (No such file or directory)");
    }

    @Test
    void aListUsesEarlierResults() throws IOException {
        Path file = directory.resolve("file");
        CallList calls = new CallList();
        Argument.Result opened =
                calls.add(FileCalls.openat(file.toString(), 0600, OpenFlag.O_WRONLY, OpenFlag.O_CREAT));
        calls.add(FileCalls.write(opened, "written"));
        calls.add(FileCalls.close(opened));

        Kernel.call(calls);

        assertThat(file).hasContent("written");
    }

    @Test
    void aListStopsAtTheFirstFailureAndClosesWhatItOpened() {
        Path never = directory.resolve("never");
        CallList calls = new CallList();
        calls.add(FileCalls.openat("/dev/null", OpenFlag.O_RDONLY));
        calls.add(FileCalls.chdir("/no/such/directory"));
        calls.add(FileCalls.mkdirat(never.toString(), 0700));

        assertThatThrownBy(() -> Kernel.call(calls))
                .hasMessage("chdir(\"/no/such/directory\") failed: ENOENT (No such file or directory)");

        assertThat(never).doesNotExist();
    }

    @Test
    void aListGoesOnAfterACallThatMayFail() {
        Path made = directory.resolve("made");
        CallList calls = new CallList();
        calls.attempt(FileCalls.chdir("/no/such/directory"));
        calls.add(FileCalls.mkdirat(made.toString(), 0700));

        Kernel.call(calls);

        assertThat(made).isDirectory();
    }

    @Test
    void anArgumentThatOnlyAProgramHasIsRefused() {
        for (Argument argument : List.of(new Argument.RowAddress(0), new Argument.MemorySize())) {
            assertThatThrownBy(() -> Kernel.call(FileCalls.close(argument)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("only a child process can use the argument " + argument);
        }
    }
}
