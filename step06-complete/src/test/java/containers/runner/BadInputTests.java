package containers.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import containers.testing.Feature;
import containers.testing.HostUntouched;
import containers.testing.Needs;
import containers.testing.OnceIsEnough;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each kind of wrong input ends in one line on stderr and the right status, and leaves nothing behind. */
@OnceIsEnough
@ExtendWith({HostUntouched.class, NothingLeft.class})
class BadInputTests {

    private static final String LONG = "x".repeat(65);

    @TempDir
    private Path directory;

    static Stream<Arguments> wrongWords() {
        return Stream.of(
                arguments("run", "no command given"),
                arguments("run --", "no command given"),
                arguments("run --hostname h", "no command given"),
                arguments("walk", "unknown command 'walk'"),
                arguments("--run", "unknown command '--run'"),
                arguments("run --no-such-option -- true", "unknown option --no-such-option"),
                arguments("run -x true", "unknown option -x"),
                arguments("run --no-such=value -- true", "unknown option --no-such"),
                arguments("run --rootfs", "the option --rootfs needs a value"),
                arguments("run --memory", "the option --memory needs a value"),
                arguments("run --explain=yes -- true", "the option --explain is on or off: --explain=true"),
                arguments("run -t=maybe -- true", "the option -t is on or off: -t=true"),
                arguments("run -ulimit nofile=1 -- true", "unknown option -ulimit: did you mean --ulimit?"),
                arguments("run -memory=3 -- true", "unknown option -memory: did you mean --memory?"),
                arguments("run -h", "the option -h needs a value: -h, --hostname, --name NAME (--help is"),
                arguments("run -m abc -- true", "-m: not a number of bytes: 'abc'"),
                arguments("run --device-read-bps /dev/vda:x -- true", "--device-read-bps: "),
                arguments("rnu", "unknown command 'rnu': did you mean run?"),
                arguments("docter", "unknown command 'docter': did you mean doctor?"),
                arguments("ps", "there is no command 'ps' here, as Docker has it"),
                arguments("doctor --jsno", "doctor takes --json or nothing, not '--jsno'"),
                arguments("run -itx -- true", "unknown option -x in -itx"),
                arguments("run -itm", "the option -m needs a value"),
                arguments("run -m -- true", "the option -m needs a value"),
                arguments("run --user -- id", "the option --user needs a value"),
                arguments("run --rm=yes -- true", "the option --rm is on or off"),
                arguments("run --memroy 64m -- true", "unknown option --memroy: did you mean --memory?"),
                arguments("compile --outptu=f -- true", "unknown option --outptu: did you mean --output?"),
                arguments("run -d -- true", "there is no -d here, as Docker has it: "),
                arguments("run -itd -- true", "there is no -d here, as Docker has it: "),
                arguments("run --volumes-from=c -- true", "there is no --volumes-from here, as Docker has it: "),
                arguments("run -P -- true", "there is no -P here, as Docker has it: "),
                arguments("run --rootfs /no/such/directory -- true", "--rootfs /no/such/directory: no such directory"),
                arguments("run --rootfs /etc/passwd -- true", "--rootfs /etc/passwd: not a directory"),
                arguments("run --rootfs /proc/self/attr -- /bin/sh", "is it a root filesystem? There is no /bin/sh"),
                arguments("run --rootfs /proc/self/attr -- sh", "There is no bin, sbin or usr in it"),
                arguments("run --persist -- true", "--persist needs --rootfs"),
                arguments("run --rootfs= --persist -- true", "--rootfs needs a directory"),
                arguments("run --rootfs / --persist -- true", "can't keep changes to '/'"),
                arguments("run --memory 3 -- true", "3"),
                arguments("run --memory abc -- true", "abc"),
                arguments("run --memory -1 -- true", "-1"),
                arguments("run --memory 99999999999999999999g -- true", "99999999999999999999g"),
                arguments("run --memory-swap 1g -- true", "--memory-swap needs --memory"),
                arguments("run --cpus 0.001 -- true", "0.001"),
                arguments("run --cpus -1 -- true", "-1"),
                arguments("run --cpus many -- true", "many"),
                arguments("run --cpus 100000 -- true", "100000"),
                arguments("run --cpu-shares 1 -- true", "1"),
                arguments("run --pids-limit -2 -- true", "-2"),
                arguments("run --pids-limit none -- true", "none"),
                arguments("run --blkio-weight 5 -- true", "5"),
                arguments("run --device-read-bps /no/such/device:1m -- true", "/no/such/device"),
                arguments("run --device-read-bps /dev/null:1m -- true", "/dev/null"),
                arguments("run --device= -- true", "not a device: ''"),
                arguments("run --device :/dev/x -- true", "not a device: ':/dev/x'"),
                arguments("run --device /dev/zero:/dev/x:rwx -- true", "not a device: '/dev/zero:/dev/x:rwx'"),
                arguments("run --device /dev/zero:/dev/x:r:w -- true", "not a device: '/dev/zero:/dev/x:r:w'"),
                arguments("run --device /dev/zero:/dev/x: -- true", "not a device: '/dev/zero:/dev/x:'"),
                arguments("run --device kmsg -- true", "--device kmsg: no such device"),
                arguments("run --device /dev/no-such -- true", "--device /dev/no-such: no such device"),
                arguments("run --device /etc/passwd:/dev/x -- true", "--device /etc/passwd: not a device"),
                arguments("run --device /dev/pts:/dev/x -- true", "of a directory, give each of its devices"),
                arguments("run --device /dev/zero:/zero -- true", "a device's place in a container is below /dev"),
                arguments("run --device /dev/zero:/dev/../etc/x -- true", "not '/dev/../etc/x'"),
                arguments("run --device /dev/zero:/dev/x/ -- true", "not '/dev/x/'"),
                arguments("run --device /dev/zero -- true", "--device /dev/zero: every container has its own"),
                arguments("run --device /dev/zero:/dev/pts/9 -- true", "--device /dev/pts/9: every container"),
                arguments("run --device /dev/zero:/dev/fd -- true", "--device /dev/fd: every container"),
                arguments(
                        "run --device /dev/zero:/dev/x --device /dev/full:/dev/x -- true",
                        "two devices can't both be /dev/x"),
                arguments("compile -o --memory 64m -- true", "-o: '--memory' looks like an option, and no file"),
                arguments("compile -o f --device /dev/zero:/dev/x -- true", "--device needs Java at each start"),
                arguments("run --security-opt seccomp= -- true", "the security options are seccomp=FILE"),
                arguments("run --security-opt no-new-privileges=1 -- true", "the security options are seccomp=FILE"),
                arguments("run --security-opt apparmor=x -- true", "the security options are seccomp=FILE"),
                arguments("run --security-opt seccomp=/no/such -- true", "profile '/no/such': no such file"),
                arguments("run --security-opt seccomp=/etc -- true", "profile '/etc': not a regular file"),
                arguments("run --security-opt seccomp=/etc/passwd -- true", "'/etc/passwd': not JSON at line 1"),
                arguments("run --security-opt seccomp=/dev/zero -- true", "'/dev/zero': not a regular file"),
                arguments("run --privileged=yes -- true", "the option --privileged is on or off"),
                arguments("compile -o f --privileged -- true", "--privileged needs Java at each start"),
                arguments("run --network br0 -- true", "the network is one of none, host, bridge, ns:PATH, pasta"),
                arguments("run --network= -- true", "slirp4netns, not ''"),
                arguments("run --network ns: -- true", "--network ns: needs a path"),
                arguments("run --network ns:/etc/passwd -- true", "/etc/passwd: it isn't a namespace's file"),
                arguments("run --network ns:/no/such -- true", "--network ns:/no/such: there is no such file"),
                arguments(
                        "run -p 8080:80 -- true",
                        "--publish: nothing leads to this container's network from outside: give it --network"),
                arguments("run --network host -p 8080:80 -- true", "all its ports are the host's"),
                arguments("compile -o f --network bridge -- true", "--network bridge needs Java at each start"),
                arguments("run --hostname " + LONG + " -- true", "a hostname has 1 to 64 bytes, not 65"),
                arguments("run --hostname= -- true", "a hostname has 1 to 64 bytes, not 0"),
                arguments("run -w tmp -- true", "the working directory must be an absolute path, not 'tmp'"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrongWords")
    void theLineSaysWhatIsWrong(String words, String message) {
        assertFails(125, message, words.split(" ", -1));
    }

    @Test
    void aCommandThatIsntThere() {
        assertFails(127, "'/no/such/program' isn't in the container", "run", "--", "/no/such/program");
        assertFails(127, "'no-such-program' isn't in the container", "run", "no-such-program");
        assertFails(127, "'' isn't in the container", "run", "--", "");
        assertFails(127, "'/etc/passwd/x' isn't in the container", "run", "--", "/etc/passwd/x");
    }

    /** What Docker would look for in a registry. A program with such a name would run. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "alpine",
                "ubuntu:24.04",
                "docker.io/library/x",
                "localhost:5000/x",
                "me/x@sha256:0123456789abcdef"
            })
    void anImagesName(String name) {
        Run run = Run.of("run", "--rm", "-i", name, "sh");

        assertThat(run.err().lines().toList())
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("contain: '" + name + "' isn't in the container"),
                        line -> assertThat(line)
                                .startsWith("contain: '" + name + "' looks like an image's name")
                                .contains("--rootfs"));
        assertThat(run.status()).isEqualTo(127);
    }

    @Test
    void aCommandThatCantBeRun() {
        assertFails(
                126,
                "'/etc/passwd' is a directory, or a file that may not be run (chmod +x; a mount with noexec): EACCES",
                "run",
                "--",
                "/etc/passwd");
        assertFails(
                126,
                "'/etc' is a directory, or a file that may not be run (chmod +x; a mount with noexec): EACCES",
                "run",
                "--",
                "/etc");
    }

    @Test
    void aFileThatIsNoProgram() throws IOException {
        Path file = Files.writeString(directory.resolve("garbage"), "no program");
        assertThat(file.toFile().setExecutable(true)).isTrue();

        assertFails(126, "'/garbage' isn't a program", "run", "--rootfs", directory.toString(), "--", "/garbage");
    }

    @Test
    void aRootFilesystemThatIsEmpty() {
        assertFails(125, "the directory is empty", "run", "--rootfs", directory.toString(), "--", "true");
    }

    @Test
    void aRootFilesystemWithoutTheCommand() throws IOException {
        Files.createDirectory(directory.resolve("bin"));
        assertFails(127, "'/bin/true' isn't in", "run", "--rootfs", directory.toString(), "--", "/bin/true");
        assertFails(127, "'true' isn't in", "run", "--persist", "--rootfs", directory.toString(), "--", "true");
    }

    @Test
    @Needs(Feature.NOT_ROOT)
    void aRootFilesystemThatCantBeRead() throws IOException {
        Files.createFile(directory.resolve("file"));
        assertThat(directory.toFile().setReadable(false)).isTrue();

        assertFails(125, "this user can't read", "run", "--rootfs", directory.toString(), "--", "true");

        assertThat(directory.toFile().setReadable(true)).isTrue();
    }

    @Test
    void aWorkingDirectoryThatIsntThere() {
        assertFails(125, "the working directory '/no/such' can't be entered", "run", "-w", "/no/such", "--", "true");
        assertFails(125, "the working directory '/etc/passwd'", "run", "-w", "/etc/passwd", "--", "true");
    }

    @Test
    void moreArgumentsThanTheKernelTakes() {
        String longest = "x".repeat((1 << 17) - 1);
        List<String> words = new ArrayList<>(List.of("run", "--", "/bin/true"));
        for (int i = 0; i < 70; i++) {
            words.add(longest);
        }
        assertFails(126, "longer than the kernel takes: E2BIG", words.toArray(new String[0]));
        assertFails(126, "longer than the kernel takes: E2BIG", "run", "--", "true", longest + "x");
        assertFails(126, "longer than the kernel takes: E2BIG", "run", "-e", "A=" + longest, "--", "true");
    }

    @Test
    void wordsWithLineBreaksStayOnOneLine() {
        assertFails(125, "unknown option --a", "run", "--a\nb", "true");
        assertFails(127, "isn't in the container", "run", "no\nsuch");
        assertFails(125, "no such directory", "run", "--rootfs", "/no\nsuch", "true");
    }

    @Test
    void aZeroByteCantBeInAWord() {
        assertFails(125, "zero byte", "run", "--", "true", "a\0b");
        assertFails(125, "zero byte", "run", "-w", "/a\0b", "--", "true");
        assertFails(125, "zero byte", "run", "-e", "A=a\0b", "--", "true");
        assertFails(125, "zero byte", "run", "--rootfs", "/a\0b", "--", "true");
    }

    @Test
    void aHomeThatCantBeWritten() {
        ProcessBuilder runner = RunnerProcess.rehearsal("-Duser.home=/proc/no-such-home", "run", "--", "true");
        runner.environment().put("HOME", "/proc/no-such-home");
        runner.environment().remove("XDG_CACHE_HOME");

        assertFails(RunnerProcess.run(runner), 125, "the cache can't be used: /proc/no-such-home");
    }

    private static void assertFails(int status, String message, String... words) {
        assertFails(Run.of(words), status, message);
    }

    private static void assertFails(Run run, int status, String message) {
        assertThat(run.err())
                .contains(message)
                .matches("contain: [^\\n]+\\n")
                .hasSizeLessThan(1000)
                .doesNotContain("Exception", "\tat ");
        assertThat(run.out()).isEmpty();
        assertThat(run.status()).isEqualTo(status);
    }
}
