package containers.seccomp.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import containers.kernel.Architecture;
import containers.privileges.Capabilities;
import containers.seccomp.filter.Abi;
import containers.seccomp.filter.CallNumbers;
import containers.seccomp.filter.Compiler;
import containers.seccomp.filter.Verdicts;
import containers.testing.OnceIsEnough;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a file's profile says of some calls, and which files are none. */
@OnceIsEnough
class ProfileFileTests {

    private static final String DENYING = "'defaultAction': 'SCMP_ACT_ERRNO', 'syscalls': ["
            + "{'names': ['execve', 'exit_group'], 'action': 'SCMP_ACT_ALLOW'}, %s]";
    private static final String ALLOWING = "'defaultAction': 'SCMP_ACT_ALLOW', 'syscalls': [%s]";

    @TempDir
    private Path directory;

    @Test
    void aCallThatIsNotNamedIsRefused() throws IOException {
        Verdicts verdicts = verdicts(DENYING.formatted("{'name': 'read', 'action': 'SCMP_ACT_ALLOW'}"));

        assertThat(of(verdicts, "read")).isEqualTo(Verdicts.ALLOWED);
        assertThat(of(verdicts, "newfstatat")).isEqualTo(Verdicts.ENOSYS);
        assertThat(of(
                        verdicts(DENYING.formatted("{'names': ['read', 'clone3'], 'action': 'SCMP_ACT_ALLOW'}")),
                        "newfstatat"))
                .isEqualTo(Verdicts.EPERM);
    }

    /** x32's numbers, and the 32-bit ancestor's where it isn't named. */
    @Test
    void otherNumbersAreNoWayRound() throws IOException {
        String mount = ALLOWING.formatted("{'names': ['mount'], 'action': 'SCMP_ACT_ERRNO'}");

        assertThat(of(verdicts(mount), "mount")).isEqualTo(Verdicts.EPERM);
        assertThat(of(verdicts(mount), "read")).isEqualTo(Verdicts.ALLOWED);
        assertThat(verdicts(mount).of(Abi.X86_64, 0x4000_0000 | 165)).isEqualTo(Verdicts.ENOSYS);
        assertThat(verdicts(mount).of(Abi.I386, 21)).isEqualTo(Verdicts.ENOSYS);
        assertThat(verdicts(mount + ", 'architectures': ['SCMP_ARCH_X86_64', 'SCMP_ARCH_X86']")
                        .of(Abi.I386, 21))
                .isEqualTo(Verdicts.EPERM);
    }

    /** As libseccomp has it, with which engines read such a file. */
    @Test
    void aRuleThatAlwaysHoldsLeavesNoRoomForOthers() throws IOException {
        String some = "{'names': ['read'], 'action': 'SCMP_ACT_ERRNO', 'args': [%s]}, ".formatted(arg(0, "EQ", 5));
        String all = "{'names': ['read'], 'action': 'SCMP_ACT_LOG'}";

        assertThat(of(verdicts(ALLOWING.formatted(some + all)), "read", 5)).isEqualTo(0x7ffc_0000L);
        assertThat(of(verdicts(DENYING.formatted(some + all)), "read", 5)).isEqualTo(0x7ffc_0000L);
    }

    /** Of several arguments all, of one any. */
    @Test
    void severalConditions() throws IOException {
        String entry = "{'names': ['read'], 'action': 'SCMP_ACT_ALLOW', 'args': [%s, %s]}";
        Verdicts both = verdicts(DENYING.formatted(entry.formatted(arg(0, "LT", 5), arg(1, "GE", 9))));
        Verdicts either = verdicts(DENYING.formatted(entry.formatted(arg(0, "LT", 5), arg(0, "GE", 9))));

        assertThat(of(both, "read", 4, 9)).isEqualTo(Verdicts.ALLOWED);
        assertThat(of(both, "read", 4, 8)).isEqualTo(Verdicts.EPERM);
        assertThat(of(either, "read", 4)).isEqualTo(Verdicts.ALLOWED);
        assertThat(of(either, "read", 9)).isEqualTo(Verdicts.ALLOWED);
        assertThat(of(either, "read", 7)).isEqualTo(Verdicts.EPERM);
    }

    @Test
    void aMaskAndAValueOfAllBits() throws IOException {
        String entry = "{'names': ['read'], 'action': 'SCMP_ACT_ALLOW', 'args': [%s]}";
        String masked = "{'index': 0, 'op': 'SCMP_CMP_MASKED_EQ', 'value': 6, 'valueTwo': 4}";
        String large = "{'index': 0, 'op': 'SCMP_CMP_EQ', 'value': 18446744073709551615}";

        assertThat(of(verdicts(DENYING.formatted(entry.formatted(masked))), "read", 0xFD))
                .isEqualTo(Verdicts.ALLOWED);
        assertThat(of(verdicts(DENYING.formatted(entry.formatted(masked))), "read", 6))
                .isEqualTo(Verdicts.EPERM);
        assertThat(of(verdicts(DENYING.formatted(entry.formatted(large))), "read", -1))
                .isEqualTo(Verdicts.ALLOWED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "'includes': {'minKernel': '6.1'} | true",
                "'includes': {'minKernel': '6.2'} | false",
                "'includes': {'minKernel': '5.19'} | true",
                "'excludes': {'minKernel': '6.1'} | false",
                "'includes': {'arches': ['amd64', 'x86']} | true",
                "'includes': {'arches': ['arm64']} | false",
                "'includes': {'caps': ['CAP_CHOWN', 'CAP_KILL']} | true",
                "'includes': {'caps': ['CAP_CHOWN', 'CAP_BPF']} | false",
                "'excludes': {'caps': ['CAP_CHOWN', 'CAP_BPF']} | false",
                "'excludes': {'caps': ['CAP_NEWER_THAN_WE']} | true",
                "'includes': {}, 'excludes': null | true"
            })
    void forWhom(String selectors, boolean holds) throws IOException {
        String entry = "{'names': ['read', 'clone3'], 'action': 'SCMP_ACT_ALLOW', " + selectors + "}";

        assertThat(of(verdicts(DENYING.formatted("{'name': 'clone3', 'action': 'SCMP_ACT_LOG'}, " + entry)), "read"))
                .isEqualTo(holds ? Verdicts.ALLOWED : Verdicts.EPERM);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "nothing | not JSON at line 1, column 1",
                "{} {} | not JSON at line 1",
                "[] | not one JSON object",
                "{'defaultAction': } | not JSON at line 1",
                "{} | defaultAction: missing",
                "{'defaultAction': 1} | defaultAction: not a text",
                "{'defaultAction': 'ALLOW'} | defaultAction: there is no action 'ALLOW'",
                "{'defaultAction': 'SCMP_ACT_NOTIFY'} | SCMP_ACT_NOTIFY needs somebody to ask",
                "{'defaultAction': 'SCMP_ACT_ALLOW', 'defaultErrnoRet': 1} | defaultErrnoRet: SCMP_ACT_ALLOW has no error",
                "{'defaultAction': 'SCMP_ACT_ERRNO', 'defaultErrnoRet': 4096} | an error's number is 1 to 4095",
                "{'defaultAction': 'SCMP_ACT_ERRNO', 'defaultErrnoRet': 0} | an error's number is 1 to 4095",
                "{'defaultAction': 'SCMP_ACT_ERRNO', 'defaultErrnoRet': 1.5} | not a whole number",
                "{'defaultAction': 'SCMP_ACT_ERRNO', 'defaultErrnoRet': '1'} | defaultErrnoRet: not a number",
                "{'defaultAction': 'SCMP_ACT_KILL', 'flags': ['X']} | flags: there is no such thing here",
                "{'defaultAction': 'SCMP_ACT_KILL', 'architectures': ['Z80']} | there is no processor 'Z80'",
                "{'defaultAction': 'SCMP_ACT_KILL', 'architectures': [], 'archMap': []} | one of them is enough",
                "{'defaultAction': 'SCMP_ACT_KILL', 'syscalls': {}} | syscalls: not a list",
                "{'defaultAction': 'SCMP_ACT_KILL', 'syscalls': [1]} | syscalls[0]: not an object",
                "{'defaultAction': 'SCMP_ACT_KILL', 'syscalls': [{'action': 'SCMP_ACT_LOG'}]} | a call's name is missing",
                "{'defaultAction': 'SCMP_ACT_KILL', 'syscalls': [{'name': 'raed'}]} | there is no call 'raed'",
                "{'defaultAction': 'SCMP_ACT_KILL', 'syscalls': [{'name': 'read', 'names': ['x']}]} | one of them is enough",
                "{'defaultAction': 'SCMP_ACT_KILL', 'syscalls': [{'name': 'read'}]} | syscalls[0].action: missing",
                "{'defaultAction': 'SCMP_ACT_ERRNO'} | it doesn't allow execve, and nothing starts without",
                "{'defaultAction': 'SCMP_ACT_KILL', 'syscalls': [{'name': 'execve', 'action': 'SCMP_ACT_LOG'}]} | it doesn't allow exit_group",
                "{'defaultAction': 'SCMP_ACT_ALLOW', 'syscalls': [{'name': 'exit_group', 'action': 'SCMP_ACT_TRAP'}]} | it doesn't allow exit_group",
            })
    void noProfile(String text, String message) throws IOException {
        assertRefused(text, message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{'op': 'SCMP_CMP_EQ', 'value': 0} | syscalls[0].args[0].index: missing",
                "{'index': 6, 'op': 'SCMP_CMP_EQ', 'value': 0} | a call has the arguments 0 to 5",
                "{'index': 0, 'op': 'EQ', 'value': 0} | args[0].op: there is no operator 'EQ'",
                "{'index': 0, 'op': 'SCMP_CMP_EQ', 'value': -1} | args[0].value: not a whole number",
                "{'index': 0, 'op': 'SCMP_CMP_EQ', 'value': 18446744073709551616} | not a whole number",
            })
    void noCondition(String argument, String message) throws IOException {
        assertRefused(
                "{" + ALLOWING.formatted("{'name': 'read', 'action': 'SCMP_ACT_ERRNO', 'args': [" + argument + "]}")
                        + "}",
                message);
    }

    @Test
    void filesThatAreNone() throws IOException {
        Path fifo = directory.resolve("fifo");
        new ProcessBuilder("mkfifo", fifo.toString()).start().onExit().join();

        assertThatThrownBy(() -> read(directory)).hasMessageContaining("not a regular file");
        assertThatThrownBy(() -> read(fifo)).hasMessageContaining("not a regular file");
        assertThatThrownBy(() -> read(directory.resolve("none"))).hasMessageContaining("no such file");
        assertRefused(" ".repeat((1 << 20) + 1), "larger than 1048576 bytes");
        assertRefused("[".repeat(1 << 19), "not JSON");
        assertRefused("", "it is empty");
        assertRefused(
                "{'defaultAction': 'SCMP_ACT_ALLOW', 'syscalls': [{'names': ["
                        + "'read', ".repeat(600)
                        + "'read'], 'action': 'SCMP_ACT_ERRNO', 'args': [{'index': 0, 'value': 1,"
                        + " 'op': 'SCMP_CMP_EQ'}]}]}",
                "more than 500 rules for read");
        assertRefused("\0\uFFFF", "not JSON");
    }

    private void assertRefused(String text, String message) throws IOException {
        Path file = Files.writeString(directory.resolve("wrong.json"), text.replace('\'', '"'));

        assertThatThrownBy(() -> read(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("the seccomp profile '" + file + "': ")
                .hasMessageContaining(message)
                .hasMessageNotContaining("\n");
    }

    private Verdicts verdicts(String fields) throws IOException {
        Path file = Files.writeString(directory.resolve("right.json"), "{" + fields.replace('\'', '"') + "}");
        return new Verdicts(Compiler.compile(ProfileFile.read(file.toString(), circumstances()), Architecture.X86_64));
    }

    private static void read(Path file) {
        ProfileFile.read(file.toString(), circumstances());
    }

    private static Circumstances circumstances() {
        return new Circumstances(Capabilities.usual(), Architecture.X86_64, "6.1.0-13-amd64");
    }

    private static long of(Verdicts verdicts, String name, long... arguments) {
        return verdicts.of(Abi.X86_64, CallNumbers.of(Abi.X86_64).get(name), arguments);
    }

    private static String arg(int index, String operator, long value) {
        return "{'index': %d, 'op': 'SCMP_CMP_%s', 'value': %d}".formatted(index, operator, value);
    }
}
