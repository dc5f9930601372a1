package containers.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import containers.kernel.Architecture;
import containers.seccomp.filter.Abi;
import containers.seccomp.filter.CallNumbers;
import containers.testing.Attacks;
import containers.testing.Feature;
import containers.testing.HostUntouched;
import containers.testing.Needs;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * System calls that change the machine, or look into its kernel. Each is made with arguments that the kernel turns down only
 * when it has seen that the caller may: so the answer tells, and nothing happens.
 */
@Attacks
@ExtendWith({HostUntouched.class, NothingLeft.class})
class CallAttackTests {

    private static final String REFUSED = "Operation not permitted";

    /** A call with its arguments as Perl's syscall takes them: a text is a pointer to it. */
    private static final Map<String, String> ATTACKS = attacks();

    private static Map<String, String> attacks() {
        Map<String, String> attacks = new LinkedHashMap<>();
        // The machine: how it goes on, what it swaps to, who counts on it, what time it is.
        attacks.put("reboot", "0xfee1dead, 0, 0, 0");
        attacks.put("kexec_load", "0, 0, 0, 0xfff0");
        attacks.put("swapon", "'/nowhere', 0");
        attacks.put("swapoff", "'/nowhere'");
        attacks.put("acct", "'/nowhere'");
        attacks.put("quotactl", "0x80000400, '/dev/nowhere', 0, 0");
        attacks.put("clock_settime", "99, 0");
        attacks.put("settimeofday", "0, 0");
        // Code in the kernel.
        attacks.put("init_module", "0, 0, ''");
        attacks.put("finit_module", "-1, '', 0");
        attacks.put("delete_module", "'nowhere', 0");
        attacks.put("bpf", "99, 0, 0");
        // What the kernel knows, and large parts of it that had holes.
        attacks.put("syslog", "10, 0, 0");
        attacks.put("perf_event_open", "0, 0, -1, -1, 0");
        attacks.put("userfaultfd", "0");
        attacks.put("io_uring_setup", "1, 0");
        // Keys, which know no namespace.
        attacks.put("keyctl", "0, -3, 0");
        attacks.put("add_key", "'user', 'x', 'y', 1, -3");
        attacks.put("request_key", "'user', 'nowhere', 0, -3");
        // Files by their numbers, and all that others do with files.
        attacks.put("open_by_handle_at", "-1, 0, 0");
        attacks.put("fanotify_init", "0, 0");
        // Mounts and namespaces.
        attacks.put("mount", "'none', '/nowhere', 'tmpfs', 0, 0");
        attacks.put("umount2", "'/nowhere', 0");
        attacks.put("pivot_root", "'/nowhere', '/nowhere'");
        attacks.put("open_tree", "-100, '/nowhere', 0");
        attacks.put("move_mount", "-1, '/nowhere', -1, '/nowhere', 0");
        attacks.put("fsopen", "'tmpfs', 0");
        attacks.put("mount_setattr", "-1, '/nowhere', 0, 0, 0");
        attacks.put("setns", "-1, 0");
        attacks.put("unshare", "0x20000");
        attacks.put("sethostname", "'', -1");
        // Before all others, and on which memory.
        attacks.put("sched_setscheduler", "0, 1, pack('i', 1)");
        attacks.put("set_mempolicy", "0, 0, 0");
        // Another kind of machine.
        attacks.put("personality", "0x0040000");
        return attacks;
    }

    /** All in one container, which takes the time of a launch. */
    @TestFactory
    Stream<DynamicTest> isRefused() {
        Map<String, String> answers = answers();
        return ATTACKS.keySet().stream()
                .map(call ->
                        dynamicTest(call, () -> assertThat(answers.get(call)).isEqualTo(REFUSED)));
    }

    /** Who isn't root on the host can give away only what he has himself. */
    @TestFactory
    @Needs(Feature.ROOT)
    Stream<DynamicTest> getsThroughWhereTheLocksAreOff() {
        Map<String, String> answers = answers("--privileged");
        return ATTACKS.keySet().stream()
                .map(call -> dynamicTest(
                        call, () -> assertThat(answers.get(call)).isNotNull().isNotEqualTo(REFUSED)));
    }

    /** Typing into a terminal as if somebody sat there: refused before the kernel has looked whether there is a terminal. */
    @ParameterizedTest
    @ValueSource(strings = {"0x5412", "0x541C"})
    void typingIntoATerminal(String request) {
        String arguments = "0, " + request + ", 'x'";

        assertThat(answer("ioctl", arguments)).isEqualTo(REFUSED);
        assertThat(answer("ioctl", arguments, "--security-opt=seccomp=unconfined"))
                .as("the decoy")
                .isEqualTo("Inappropriate ioctl for device");
    }

    @Test
    void socketsBelowTheProtocols() {
        String packet = "17, 3, 0";

        assertThat(answer("socket", packet, "--cap-drop=NET_RAW")).isEqualTo(REFUSED);
        assertThat(answer("socket", packet)).as("the decoy").isEqualTo("done");
    }

    private static String answer(String call, String arguments, String... options) {
        return answers(Map.of(call, arguments), options).get(call);
    }

    private static Map<String, String> answers(String... options) {
        return answers(ATTACKS, options);
    }

    /** What the kernel answers to each call that is made in one container. */
    private static Map<String, String> answers(Map<String, String> calls, String... options) {
        Map<String, Integer> numbers =
                CallNumbers.of(Abi.of(Architecture.current()).get(0));
        StringJoiner script = new StringJoiner("\n", "my $e = '';", "");
        calls.forEach((call, arguments) -> script.add("$! = 0; print '" + call + ": ', syscall(" + numbers.get(call)
                + ", " + variable(arguments) + ") < 0 ? $! : 'done', \"\\n\";"));
        List<String> words = new ArrayList<>(List.of("run", "-v", "/usr:/usr:ro"));
        words.addAll(List.of(options));
        words.addAll(List.of("--", "/usr/bin/perl", "-e", script.toString()));
        Map<String, String> answers = new LinkedHashMap<>();
        for (String line : Run.of(words).out().split("\n", -1)) {
            answers.put(line.replaceFirst(":.*", ""), line.replaceFirst(".*?: ", ""));
        }
        answers.remove("");
        return answers;
    }

    /** Perl gives a kernel no pointer to what can't be changed, as a text in its script. */
    private static String variable(String arguments) {
        return arguments.replaceAll("'[^']*'", "\\$e.$0");
    }
}
