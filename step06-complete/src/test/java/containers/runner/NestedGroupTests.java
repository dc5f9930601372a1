package containers.runner;

import static org.assertj.core.api.Assertions.assertThat;

import containers.testing.Feature;
import containers.testing.HostUntouched;
import containers.testing.Needs;
import containers.testing.NotInVerify;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Groups that the container made below its own: to remove them takes a walk, which is Java's to make in the end. */
@ExtendWith({HostUntouched.class, NothingLeft.class})
@Needs({Feature.ROOT, Feature.CONTROL_GROUPS})
class NestedGroupTests {

    private static final Pattern NAME = Pattern.compile("contain-[0-9a-f]+");

    /** Who may mount can take "read-only" away from what only they see. The second group has a process in it. */
    private static final String MAKE_GROUPS = """
            for m in /sys/fs/cgroup /sys/fs/cgroup/*; do
                mount -o remount,rw,bind $m 2>/dev/null && mkdir -p $m/a/b 2>/dev/null && echo made
            done
            sleep 300 &
            for m in /sys/fs/cgroup /sys/fs/cgroup/*; do
                [ -d $m/a/b ] && echo $! >$m/a/b/cgroup.procs
            done
            exit 3
            """;

    @Test
    @NotInVerify
    void inPlaceTheyAreRemoved() {
        assertMadeAndRemoved(RunnerProcess.run(
                "run", "--cap-add", "SYS_ADMIN", "--trace", "--pids-limit", "50", "--", "/bin/sh", "-c", MAKE_GROUPS));
    }

    @Test
    @NotInVerify
    void besideAJvmTheyAre() {
        assertMadeAndRemoved(Run.of(
                "run", "--cap-add", "SYS_ADMIN", "--trace", "--pids-limit", "50", "--", "/bin/sh", "-c", MAKE_GROUPS));
    }

    /** The trace has the groups' names. */
    private static void assertMadeAndRemoved(Run run) {
        assertThat(run.status()).isEqualTo(3);
        assertThat(run.out()).contains("made");
        List<String> groups = run.err()
                .lines()
                .filter(line -> line.contains(" mkdirat(AT_FDCWD, \"/sys/fs/cgroup"))
                .filter(line -> NAME.matcher(line).find())
                .map(line -> line.split("\"", -1)[1])
                .toList();
        assertThat(groups).isNotEmpty().noneMatch(group -> Files.exists(Path.of(group)));
        Matcher name = NAME.matcher(groups.get(0));
        assertThat(name.find()).isTrue();
        assertThat(NothingLeft.records().resolve(name.group())).doesNotExist();
    }
}
