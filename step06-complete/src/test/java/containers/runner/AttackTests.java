package containers.runner;

import static org.assertj.core.api.Assertions.assertThat;

import containers.testing.Attacks;
import containers.testing.Feature;
import containers.testing.HostUntouched;
import containers.testing.Needs;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What root in a container tries, as a script that says {@code out} when it got through. It doesn't; and it does in a
 * container whose lock was taken off, or the test would prove nothing.
 */
@Attacks
@ExtendWith({HostUntouched.class, NothingLeft.class})
class AttackTests {

    enum Attack {
        BEFORE_ALL_OTHERS("[ $(nice -n -5 nice) -lt $(nice) ] && echo out", "--cap-add=SYS_NICE"),
        A_SET_USER_ID_PROGRAM(
                "cp /bin/id /tmp/id && chmod 4755 /tmp/id"
                        + " && [ \"$(setpriv --reuid 1000 --clear-groups /tmp/id -u)\" = 0 ] && echo out",
                "--security-opt=no-new-privileges=false"),
        THE_KERNELS_MESSAGES("busybox dmesg >/dev/null && echo out", "--cap-add=SYSLOG"),
        ANOTHER_PROC("mount -t proc proc /mnt && echo out", "--cap-add=SYS_ADMIN"),
        ANOTHER_SYS("mount -t sysfs sys /mnt && echo out", "--cap-add=SYS_ADMIN"),
        ALL_OF_THE_HOSTS_NODES("mount -t devtmpfs dev /mnt && echo out", "--cap-add=SYS_ADMIN"),
        THE_KERNELS_PROGRAM_FOR_FORMATS("mount -t binfmt_misc none /mnt && echo out", "--cap-add=SYS_ADMIN"),
        THE_KERNELS_INSIDE("mount -t debugfs none /mnt && echo out", "--cap-add=SYS_ADMIN"),
        THE_KERNELS_TRACES("mount -t tracefs none /mnt && echo out", "--cap-add=SYS_ADMIN"),
        THE_KERNELS_SECURITY("mount -t securityfs none /mnt && echo out", "--cap-add=SYS_ADMIN"),
        PROGRAMS_IN_THE_KERNEL("mount -t bpf none /mnt && echo out", "--cap-add=SYS_ADMIN"),
        ALL_POWER_IN_A_USER_NAMESPACE("unshare --user true && echo out", "--cap-add=SYS_ADMIN"),
        ALL_CONTROL_GROUPS(
                "(mount -t cgroup2 none /mnt || mount -t cgroup -o pids none /mnt) && echo out", "--cap-add=SYS_ADMIN"),
        A_NAME_OF_THE_HOSTS("hostname other && echo out", "--cap-add=SYS_ADMIN"),
        AN_INTERFACE("ip link set lo mtu 60000 && echo out", "--cap-add=NET_ADMIN");

        private final String script;
        private final String lockOff;

        Attack(String script, String lockOff) {
            this.script = script;
            this.lockOff = lockOff;
        }
    }

    @ParameterizedTest
    @EnumSource
    void isRefused(Attack attack) {
        assertThat(out(attack)).isEmpty();
    }

    /** Who isn't root on the host can give away only what he has himself. */
    @ParameterizedTest
    @EnumSource
    @Needs(Feature.ROOT)
    void getsThroughWhereALockIsOff(Attack attack) {
        assertThat(out(attack, attack.lockOff)).isEqualTo("out\n");
    }

    private static String out(Attack attack, String... options) {
        return Run.script("{ " + attack.script + "; } 2>/dev/null", options).out();
    }
}
