package containers.kernel;

import static containers.kernel.Argument.number;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import containers.calls.FileCalls;
import containers.calls.OpenFlag;
import containers.testing.HostUntouched;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(HostUntouched.class)
class KernelTests {

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
    void anArgumentThatOnlyAProgramHasIsRefused() {
        for (Argument argument : List.of(new Argument.RowAddress(0), new Argument.MemorySize())) {
            assertThatThrownBy(() -> Kernel.call(FileCalls.close(argument)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("only a program can use the argument " + argument);
        }
    }
}
