package containers.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import containers.testing.HostUntouched;
import containers.testing.OnceIsEnough;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Wrong values of options that change what a container has besides its locks: one line each, and nothing is left behind. */
@OnceIsEnough
@ExtendWith({HostUntouched.class, NothingLeft.class})
class BadOptionTests {

    static Stream<Arguments> wrongWords() {
        return Stream.of(
                arguments("-e= -- true", "an environment variable is given as NAME=VALUE, or as NAME alone"),
                arguments("-e =value -- true", "an environment variable is given as NAME=VALUE, or as NAME alone"),
                arguments("--env-file /no/such -- true", "--env-file /no/such: no such file"),
                arguments("--env-file /etc -- true", "--env-file /etc: a directory"),
                arguments("--env-file= -- true", "--env-file needs a file"),
                arguments("--env-file /etc/passwd/x -- true", "--env-file /etc/passwd/x: no such file"),
                arguments("--env-file /proc/self/cmdline -- true", "--env-file /proc/self/cmdline:1: "),
                arguments("--label= -- true", "a label is given as NAME=VALUE, or as NAME alone"),
                arguments("-l =x -- true", "a label is given as NAME=VALUE, or as NAME alone"),
                arguments("--annotation =x -- true", "a label is given as NAME=VALUE, or as NAME alone"),
                arguments("--label-file /no/such -- true", "--label-file /no/such: no such file"),
                arguments("--pid 1 -- true", "--pid is 'host' or 'private', not '1'"),
                arguments("--pid container:x -- true", "'container:x': a container is none that another could join"),
                arguments("--pid host --init -- true", "so --init has nothing to do"),
                arguments("--pid host --userns remap -- true", "--pid host: a container with a user namespace"),
                arguments("--ipc none -- true", "--ipc is 'host' or 'private', not 'none'"),
                arguments("--ipc shareable -- true", "--ipc is 'host' or 'private', not 'shareable'"),
                arguments("--ipc host --shm-size 1m -- true", "so it can't have another size"),
                arguments("--ipc host --sysctl kernel.shmmni=9 -- true", "with --ipc host that is the host's"),
                arguments("--uts= -- true", "--uts is 'host' or 'private', not ''"),
                arguments("--uts host -h box -- true", "--uts host: the host's names are the container's then"),
                arguments("--uts host --domainname d -- true", "--uts host: the host's names are the container's then"),
                arguments("--cgroupns Host -- true", "--cgroupns is 'host' or 'private', not 'Host'"),
                arguments("--domainname= -- true", "a domain name has 1 to 64 bytes, not 0"),
                arguments("--domainname " + "x".repeat(65) + " -- true", "a domain name has 1 to 64 bytes, not 65"),
                arguments("--domainname a\tb -- true", "a domain name can't contain blanks"),
                arguments("--stop-signal SIGNO -- true", "there is no signal 'SIGNO'"),
                arguments("--stop-signal 0 -- true", "there is no signal '0'"),
                arguments("--stop-signal 65 -- true", "there is no signal '65'"),
                arguments("--stop-signal SIGRTMIN+31 -- true", "there is no signal 'SIGRTMIN+31'"),
                arguments("--stop-timeout -2 -- true", "the seconds until it is ended are from 0 to 2147483647"),
                arguments("--stop-timeout 9999999999 -- true", "the seconds until it is ended are from 0 to"),
                arguments("--stop-timeout soon -- true", "the seconds until it is ended must be a whole number"),
                arguments("--entrypoint", "the option --entrypoint needs a value"),
                arguments("--memory-reservation 3 -- true", "a memory reservation must be at least 6m"),
                arguments("--memory-reservation x -- true", "--memory-reservation: not a number of bytes: 'x'"),
                arguments(
                        "-m 32m --memory-reservation 64m -- true", "--memory-reservation can't be more than --memory"),
                arguments("--memory-swappiness 101 -- true", "the swappiness of memory must be from 0 to 100, not 101"),
                arguments("--memory-swappiness -2 -- true", "the swappiness of memory must be from 0 to 100, not -2"),
                arguments("--memory-swappiness some -- true", "the swappiness of memory must be a whole number"),
                arguments("--cpu-quota 10 -- true", "a CPU quota in microseconds must be from 1000 to"),
                arguments("--cpu-quota x -- true", "a CPU quota in microseconds must be a whole number, not 'x'"),
                arguments("--cpu-period 10 --cpu-quota 5000 -- true", "a CPU period in microseconds must be from 1000"),
                arguments("--cpu-period 50000 -- true", "--cpu-period needs --cpu-quota"),
                arguments("--cpus 1 --cpu-quota 5000 -- true", "--cpus is a quota and a period in one"),
                arguments("--cpuset-cpus 8191 -- true", "and not all of 8191"),
                arguments("--cpuset-cpus 1-0 -- true", "--cpuset-cpus: not a list of numbers: '1-0'"),
                arguments("--cpuset-cpus= -- true", "--cpuset-cpus: not a list of numbers: ''"),
                arguments("--cpuset-mems zero -- true", "--cpuset-mems: not a list of numbers: 'zero'"),
                arguments("--cpuset-mems 8191 -- true", "the memories of this machine are"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrongWords")
    void theLineSaysWhatIsWrong(String words, String message) {
        Run run = Run.of(("run " + words).split(" ", -1));

        assertThat(run.err())
                .contains(message)
                .matches("contain: [^\\n]+\\n")
                .hasSizeLessThan(1000)
                .doesNotContain("Exception", "\tat ");
        assertThat(run.out()).isEmpty();
        assertThat(run.status()).isEqualTo(125);
    }
}
