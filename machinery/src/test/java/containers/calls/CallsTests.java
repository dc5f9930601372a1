package containers.calls;

import static containers.kernel.Argument.number;
import static org.assertj.core.api.Assertions.assertThat;

import containers.kernel.Argument;
import containers.kernel.Call;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each call as C would write it: {@link FileCalls}, {@link ProcessCalls}, {@link SignalCalls}. */
class CallsTests {

    @Test
    void files() {
        assertThat(List.of(
                        FileCalls.openat("/f", 0644, OpenFlag.O_WRONLY, OpenFlag.O_CREAT),
                        FileCalls.read(number(3), new byte[8]),
                        FileCalls.write(number(4), "é\n"),
                        DescriptorCalls.pipe2(new byte[8], OpenFlag.O_CLOEXEC),
                        DescriptorCalls.dup3(number(5), 1),
                        DescriptorCalls.close_range(3),
                        DirectoryCalls.mkdirat("/d", 0700),
                        DirectoryCalls.symlinkat("/target", "/link"),
                        DirectoryCalls.rmdir("/d"),
                        FileCalls.umask(022),
                        DirectoryCalls.chdir("/"),
                        DirectoryCalls.fchdir(number(6))))
                .extracting(Call::toString)
                .containsExactly(
                        "openat(AT_FDCWD, \"/f\", O_WRONLY|O_CREAT, 0644)",
                        "read(3, buffer, 8)",
                        "write(4, \"é\\n\", 3)",
                        "pipe2(pipefd, O_CLOEXEC)",
                        "dup3(5, 1, 0)",
                        "close_range(3, ~0U, 0)",
                        "mkdirat(AT_FDCWD, \"/d\", 0700)",
                        "symlinkat(\"/target\", AT_FDCWD, \"/link\")",
                        "unlinkat(AT_FDCWD, \"/d\", AT_REMOVEDIR)",
                        "umask(022)",
                        "chdir(\"/\")",
                        "fchdir(6)");
    }

    @Test
    void processes() {
        assertThat(List.of(
                        ProcessCalls.execve("/bin/sh", List.of("sh"), List.of("A=b")),
                        ProcessCalls.exit_group(3),
                        ProcessCalls.waitid(Argument.number(7), new byte[SigInfo.SIZE], WaitFlag.WEXITED),
                        SignalCalls.pidfd_send_signal(7, 9),
                        SignalCalls.pidfd_send_signal(7, 34),
                        ProcessCalls.prctl_set_pdeathsig(Signal.SIGKILL),
                        SignalCalls.rt_sigprocmask(SignalSet.NONE),
                        CredentialCalls.setsid()))
                .extracting(Call::toString)
                .containsExactly(
                        "execve(\"/bin/sh\", [\"sh\"], [\"A=b\"])",
                        "exit_group(3)",
                        "waitid(P_PIDFD, 7, &info, WEXITED, NULL)",
                        "pidfd_send_signal(7, SIGKILL, NULL, 0)",
                        "pidfd_send_signal(7, signal 34, NULL, 0)",
                        "prctl(PR_SET_PDEATHSIG, SIGKILL)",
                        "rt_sigprocmask(SIG_SETMASK, [], NULL, 8)",
                        "setsid()");
    }
}
