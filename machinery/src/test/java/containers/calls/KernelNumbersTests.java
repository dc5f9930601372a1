package containers.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;
import containers.kernel.Architecture;
import containers.kernel.Argument;
import containers.kernel.Call;
import containers.kernel.Errno;
import containers.kernel.SystemCall;
import containers.locks.LockFlag;
import containers.start.MemoryFileCalls;
import containers.start.MemoryFileFlag;
import containers.testing.CHeader;
import containers.testing.Feature;
import containers.testing.Needs;
import containers.testing.OnceIsEnough;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The kernel's numbers, against its own headers and the C library: system calls, flags, errors, signals. */
@OnceIsEnough
class KernelNumbersTests {

    /** Source: the kernel's {@code arch/arm64/include/uapi/asm/fcntl.h}. */
    private static final Map<OpenFlag, Long> ON_AARCH64 =
            Map.of(OpenFlag.O_DIRECTORY, 040000L, OpenFlag.O_NOFOLLOW, 0100000L);

    @ParameterizedTest
    @EnumSource
    @Needs(Feature.KERNEL_HEADERS)
    void systemCallOnX86(SystemCall call) {
        Map<String, Long> numbers = CHeader.constants("x86_64-linux-gnu/asm/unistd_64.h");

        assertThat(numbers).containsEntry("__NR_" + call, (long) call.number(Architecture.X86_64));
    }

    @ParameterizedTest
    @EnumSource
    @Needs(Feature.KERNEL_HEADERS)
    void systemCallOnAarch64(SystemCall call) {
        Map<String, Long> numbers = CHeader.constants("asm-generic/unistd.h");
        // Calls that take 32 or 64 bits have their number under another name.
        Long number = numbers.getOrDefault("__NR_" + call, numbers.get("__NR3264_" + call));

        assertThat(number).isEqualTo(call.number(Architecture.AARCH64));
    }

    @ParameterizedTest
    @EnumSource
    @Needs(Feature.KERNEL_HEADERS)
    void cloneFlag(CloneFlag flag) {
        assertThat(CHeader.constants("linux/sched.h")).containsEntry(flag.name(), flag.bits());
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "O_TMPFILE") // Made of two, in a way that isn't a number.
    @Needs(Feature.KERNEL_HEADERS)
    void openFlag(OpenFlag flag) {
        // aarch64's own header, which x86-64's packages haven't got, has two numbers the other way round.
        boolean differs = Architecture.current() == Architecture.AARCH64 && ON_AARCH64.containsKey(flag);
        Map<String, Long> constants = CHeader.constants("asm-generic/fcntl.h");

        assertThat(flag.bits()).isEqualTo(differs ? ON_AARCH64.get(flag) : constants.get(flag.name()));
    }

    @ParameterizedTest
    @EnumSource
    @Needs(Feature.KERNEL_HEADERS)
    void atFlag(AtFlag flag) {
        assertThat(CHeader.constants("linux/fcntl.h")).containsEntry(flag.name(), flag.bits());
    }

    @ParameterizedTest
    @EnumSource
    @Needs(Feature.KERNEL_HEADERS)
    void waitFlag(WaitFlag flag) {
        assertThat(CHeader.constants("linux/wait.h")).containsEntry(flag.name(), flag.bits());
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "MFD_EXEC") // Headers before Linux 6.3 don't know it.
    @Needs(Feature.KERNEL_HEADERS)
    void memoryFileFlag(MemoryFileFlag flag) {
        assertThat(CHeader.constants("linux/memfd.h")).containsEntry(flag.name(), flag.bits());
    }

    @ParameterizedTest
    @EnumSource
    @Needs(Feature.KERNEL_HEADERS)
    void lockFlag(LockFlag flag) {
        assertThat(CHeader.constants("asm-generic/fcntl.h")).containsEntry(flag.name(), flag.bits());
    }

    /** Words that stand in one call alone, as a person reads them there. */
    static List<Arguments> words() {
        Argument any = Argument.number(0);
        return List.of(
                arguments("linux/fcntl.h", FileCalls.AT_FDCWD),
                arguments("linux/stat.h", word(FileCalls.statx("/", new byte[256]), "STATX_")),
                arguments("linux/fcntl.h", word(MemoryFileCalls.fcntl_add_seals(any), "F_SEAL_")),
                arguments("linux/prctl.h", word(ProcessCalls.prctl_set_name("name"), "PR_")),
                arguments("linux/prctl.h", word(ProcessCalls.prctl_set_pdeathsig(Signal.SIGKILL), "PR_")),
                arguments("linux/wait.h", word(ProcessCalls.waitid_pid(any), "P_")),
                arguments("linux/wait.h", word(ProcessCalls.waitid(any, new byte[SigInfo.SIZE]), "P_")),
                arguments("asm-generic/resource.h", word(ProcessCalls.prlimit64_open_files(1, 1), "RLIMIT_")),
                arguments("asm-generic/signal-defs.h", word(SignalCalls.rt_sigprocmask(SignalSet.NONE), "SIG_")),
                arguments("linux/time.h", word(WaitCalls.timerfd_create(), "CLOCK_")),
                arguments("asm-generic/siginfo.h", new Argument.Word(SigInfo.CLD_EXITED, "CLD_EXITED")),
                arguments("asm-generic/siginfo.h", new Argument.Word(SigInfo.CLD_KILLED, "CLD_KILLED")));
    }

    @ParameterizedTest
    @MethodSource("words")
    @Needs(Feature.KERNEL_HEADERS)
    void word(String header, Argument.Word word) {
        Map<String, Long> constants = CHeader.constants(header);
        long value = 0;
        for (String name : word.text().split("\\|", -1)) {
            assertThat(constants).containsKey(name);
            value |= constants.get(name);
        }
        assertThat(word.value()).isEqualTo(value);
    }

    private static Argument.Word word(Call call, String prefix) {
        return call.arguments().stream()
                .filter(Argument.Word.class::isInstance)
                .map(Argument.Word.class::cast)
                .filter(word -> word.text().startsWith(prefix))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "UNKNOWN")
    void error(Errno errno) {
        String words = c("strerror").invokeString(new Object[] {errno.number()}, false);

        assertThat(errno).hasToString(errno.name() + " (" + words + ")");
        assertThat(Errno.of(errno.number())).isEqualTo(errno);
    }

    @Test
    void anErrorOfTheKernelsOwn() {
        for (int number : new int[] {0, 41, 58, 134, 524, 4095}) {
            assertThat(Errno.of(number)).isEqualTo(Errno.UNKNOWN).hasToString("an error without a name");
        }
    }

    @Test
    void aFailureIsMinus4095ToMinus1() {
        assertThat(Errno.isFailure(-4096)).isFalse();
        assertThat(Errno.isFailure(-4095)).isTrue();
        assertThat(Errno.isFailure(-1)).isTrue();
        assertThat(Errno.isFailure(0)).isFalse();
        assertThat(Errno.isFailure(Long.MIN_VALUE)).isFalse();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "SIGIO") // The C library calls it by its other name, SIGPOLL.
    void signal(Signal signal) {
        String name = c("sigabbrev_np").invokeString(new Object[] {signal.number()}, false);

        assertThat(signal.name()).isEqualTo("SIG" + name);
        assertThat(Signal.name(signal.number())).isEqualTo(signal.name());
    }

    @Test
    void aSignalWithoutAName() {
        assertThat(Signal.name(34)).isEqualTo("signal 34");
        assertThat(Signal.name(0)).isEqualTo("signal 0");
    }

    private static Function c(String name) {
        return NativeLibrary.getProcess().getFunction(name);
    }
}
