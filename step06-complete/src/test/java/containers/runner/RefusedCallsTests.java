package containers.runner;

import static org.assertj.core.api.Assertions.assertThat;

import containers.executable.ProgramFile;
import containers.kernel.Architecture;
import containers.kernel.Argument;
import containers.kernel.Call;
import containers.kernel.CallList;
import containers.kernel.Errno;
import containers.kernel.SystemCall;
import containers.program.Program;
import containers.seccomp.filter.Abi;
import containers.seccomp.filter.CallNumbers;
import containers.testing.Feature;
import containers.testing.HostUntouched;
import containers.testing.Needs;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Calls that have been ways out of a container, and that the filter refuses. Each is made with arguments that are of no use:
 * where there is no filter, the kernel says that of the arguments.
 */
@ExtendWith({HostUntouched.class, NothingLeft.class})
class RefusedCallsTests {

    /** The call in whose place the others are put: this project knows only those that it makes. */
    private static final SystemCall PLACEHOLDER = SystemCall.TIMERFD_SETTIME;

    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource({
        "io_uring_setup, 1, EFAULT",
        "perf_event_open, 0, EFAULT",
        "userfaultfd, 5, EINVAL",
        "keyctl, 99, EOPNOTSUPP",
        "add_key, 0, EFAULT",
        "unshare, 1, EINVAL",
        "setns, -1, EBADF",
        "clone3, 0, EINVAL",
        "socket, 46, EAFNOSUPPORT"
    })
    void aCallThatTheKernelWouldListenTo(String name, long argument, Errno unconfined) throws IOException {
        Files.write(RootCopy.in(directory).resolve("call"), program(name, argument));
        assertThat(directory.resolve("call").toFile().setExecutable(true)).isTrue();

        Errno refused = name.equals("clone3") ? Errno.ENOSYS : Errno.EPERM;

        assertThat(run("seccomp=unconfined")).isEqualTo(unconfined);
        assertThat(run("no-new-privileges")).isEqualTo(refused);
        assertThat(run("no-new-privileges=false")).isEqualTo(refused);
    }

    /** With the capability and without the filter the kernel says something of the arguments. */
    @ParameterizedTest
    @Needs(Feature.ROOT)
    @CsvSource({
        "bpf, 0",
        "fsopen, 0",
        "open_by_handle_at, 0",
        "init_module, 0",
        "mount, 0",
        "swapon, 0",
        "acct, 1",
        "syslog, 99",
        "reboot, 0"
    })
    void aCallThatACapabilityIsMissingForToo(String name, long argument) throws IOException {
        Files.write(RootCopy.in(directory).resolve("call"), program(name, argument));
        assertThat(directory.resolve("call").toFile().setExecutable(true)).isTrue();

        assertThat(run("no-new-privileges")).isEqualTo(Errno.EPERM);
        assertThat(run("no-new-privileges", "--cap-add", "ALL", "--security-opt", "seccomp=" + refusing(name)))
                .as("the filter alone")
                .isEqualTo(Errno.EXDEV);
        assertThat(run("no-new-privileges", "--privileged")).isNotIn(Errno.EPERM, Errno.UNKNOWN);
    }

    /** A profile of a person's that refuses that one call, with an error that it has for nothing else. */
    private Path refusing(String name) throws IOException {
        return Files.writeString(directory.resolve("profile.json"), """
                {"defaultAction": "SCMP_ACT_ALLOW",
                 "syscalls": [{"names": ["%s"], "action": "SCMP_ACT_ERRNO", "errnoRet": %d}]}
                """.formatted(name, Errno.EXDEV.number()));
    }

    /** Docker's profile has no place for these, whoever asks. */
    @Test
    void aCapabilityIsNoWayRound() {
        Run run = Run.script(
                "unshare --mount sh -c 'mount --bind / /mnt && pivot_root /mnt /mnt/mnt'" + " 2>&1 || echo refused",
                "--cap-add",
                "SYS_ADMIN");

        assertThat(run.out()).contains("refused");
    }

    /** With what the call failed: the program ends with that, of which a status has eight bits. */
    private Errno run(String option, String... others) {
        List<String> words = new ArrayList<>(List.of("run", "--security-opt", option));
        words.addAll(List.of(others));
        words.addAll(List.of("--rootfs", directory.toString(), "/call"));
        Run run = Run.of(words);
        return Errno.of(256 - run.status());
    }

    private static byte[] program(String name, long argument) {
        CallList calls = new CallList();
        Argument first = Argument.number(argument);
        Argument result =
                calls.attempt(Call.of(PLACEHOLDER, first, Argument.NULL, Argument.NULL, Argument.NULL, Argument.NULL));
        calls.add(Call.of(SystemCall.EXIT_GROUP, result));
        byte[] content = ProgramFile.of(Program.of(calls)).content();
        ByteBuffer words = ByteBuffer.wrap(content).order(ByteOrder.nativeOrder());
        Architecture architecture = Architecture.current();
        int replaced = 0;
        for (int at = 0; at <= content.length - Integer.BYTES; at += Integer.BYTES) {
            if (words.getInt(at) == PLACEHOLDER.number(architecture)) {
                words.putInt(at, CallNumbers.of(Abi.of(architecture).get(0)).get(name));
                replaced++;
            }
        }
        assertThat(replaced).isOne();
        return content;
    }
}
