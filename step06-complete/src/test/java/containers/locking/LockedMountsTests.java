package containers.locking;

import static org.assertj.core.api.Assertions.assertThat;

import containers.namespaces.User;
import containers.runner.NothingLeft;
import containers.runner.Run;
import containers.testing.Feature;
import containers.testing.HostUntouched;
import containers.testing.Needs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What root in a user namespace tries on its mounts, with the right to mount. It says {@code out} when it got through. The
 * decoy is a container of the host's root, who may change what he mounted.
 */
@ExtendWith({HostUntouched.class, NothingLeft.class})
@Needs(Feature.SHIFTED_MOUNTS)
class LockedMountsTests {

    private static final String MAY_MOUNT = "--cap-add=SYS_ADMIN";

    enum Attack {
        A_READ_ONLY_VOLUME("mount -o remount,bind,rw /srv && echo x >/srv/made"),
        A_VOLUMES_DEVICES("mount -o remount,bind,dev /srv"),
        SET_USER_ID_PROGRAMS_IN_MEMORY("mount -o remount,bind,suid,nodev /dev/shm"),
        WHAT_IS_BELOW_A_VOLUME("umount /srv"),
        A_MASKED_FILE("umount /proc/interrupts"),
        A_READ_ONLY_PATH("umount /proc/sys"),
        A_READ_ONLY_PATH_IN_ITS_PLACE("mount -o remount,bind,rw,nosuid,nodev,noexec /proc/sys"),
        A_MASKED_FILE_OF_A_COPY("mount --rbind / /mnt && umount /mnt/proc/interrupts"),
        A_COPY_WITHOUT_MASKS("mount --bind /proc /mnt && head -c 1 /mnt/interrupts | grep ."),
        A_MASK_ELSEWHERE("mount --move /proc/interrupts /etc/hostname"),
        ANOTHER_PROC("mount -t proc proc /mnt"),
        MORE_MEMORY("mount -o remount,size=1g /dev/shm");

        private final String script;

        Attack(String script) {
            this.script = script;
        }
    }

    @TempDir
    private Path directory;

    private Path site;

    @BeforeEach
    void make() throws IOException {
        site = Files.createDirectory(directory.resolve("site"));
    }

    @ParameterizedTest
    @EnumSource
    void isRefused(Attack attack) {
        assertThat(out(attack, inUserNamespace(MAY_MOUNT))).isEmpty();
        assertThat(site).isEmptyDirectory();
    }

    @ParameterizedTest
    @EnumSource
    @Needs(Feature.ROOT)
    void getsThroughWithoutAUserNamespace(Attack attack) {
        assertThat(out(attack, List.of(MAY_MOUNT))).isEqualTo("out\n");
    }

    /** Which has no masks. */
    @ParameterizedTest
    @EnumSource(names = {"A_READ_ONLY_VOLUME", "A_VOLUMES_DEVICES", "WHAT_IS_BELOW_A_VOLUME"})
    void isRefusedToThePrivileged(Attack attack) {
        assertThat(out(attack, inUserNamespace("--privileged"))).isEmpty();
        assertThat(site).isEmptyDirectory();
    }

    /** It is master of what is its own: those namespaces belong to the same user namespace as itself. */
    @Test
    void itsOtherNamespacesAreItsOwn() {
        String own = "mount -t tmpfs none /mnt && mount -t mqueue none /mnt && hostname other"
                + " && ip link set lo mtu 6000 && hostname && cat /sys/class/net/lo/mtu";

        assertThat(script(own, inUserNamespace(MAY_MOUNT, "--cap-add=NET_ADMIN")))
                .isEqualTo(new Run(0, "other\n6000\n", ""));
    }

    /** The kernel shows the map to the outer one: there everybody has the same number. */
    @Test
    @Needs(Feature.ROOT)
    void itsUsersAreThoseOfBoth() {
        String shown = "for each in uid gid; do while read in out count; do echo $in $out $count; done"
                + " </proc/self/${each}_map; done";
        String[] maps = {"--uidmap=0:300000:1", "--uidmap=3:300003:5", "--gidmap=0:300000:2"};

        assertThat(script(shown, List.of(maps)).out()).isEqualTo("0 0 1\n3 3 5\n0 0 2\n");
    }

    /** The holder had that number before. */
    @Test
    void theProgramsFirstChildHasTheFirstNumber() {
        assertThat(script("sh -c 'echo $$'; :", inUserNamespace()).out()).isEqualTo("2\n");
    }

    @Test
    @Needs(Feature.ROOT)
    void oneLineForALimitOfOneProcess() {
        assertThat(Run.of("run", "--userns=remap", "--pids-limit=1", "--", "true"))
                .isEqualTo(new Run(
                        125,
                        "",
                        "contain: --pids-limit 1: a container in a user namespace is set up by two processes, so 2 is the"
                                + " least there\n"));
        assertThat(Run.of("run", "--userns=remap", "--pids-limit=2", "--", "true")
                        .status())
                .isZero();
    }

    private String out(Attack attack, List<String> options) {
        return script("{ " + attack.script + "; } >/dev/null 2>&1 && echo out", options)
                .out();
    }

    private Run script(String script, List<String> options) {
        List<String> words = new ArrayList<>(options);
        words.add("--volume=" + site + ":/srv:ro");
        return Run.script(script, words.toArray(new String[0]));
    }

    /** Who isn't root has one anyway. */
    private static List<String> inUserNamespace(String... options) {
        List<String> words = new ArrayList<>(List.of(options));
        if (User.current().isRoot()) {
            words.add("--userns=remap");
        }
        return words;
    }
}
