package containers.companion.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import containers.cgroups.hierarchy.Hierarchies;
import containers.cgroups.hierarchy.Hierarchy;
import containers.cgroups.hierarchy.Version;
import containers.launch.RandomHex;
import containers.testing.Feature;
import containers.testing.HostUntouched;
import containers.testing.Needs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The control group of a sandbox: below it its root may do as it likes, and above it there is nothing. */
@Tag("graders")
@ExtendWith(HostUntouched.class)
@Needs({Feature.CONTROL_GROUPS, Feature.ROOT})
class SandboxGroupTests {

    /** Its groups, one for each hierarchy in which it may make some. In version 2 its processes are in one below. */
    private static final String EACH = "for group in $(find /sys/fs/cgroup -name cgroup.procs -not -path '*/"
            + Version2.LEAF + "/*' | xargs -n 1 dirname); do test -w $group || continue; ";

    private static final String INNER = EACH + "mkdir $group/inner; done; ";

    private static final String SET = " test -w $limit && echo 1000000 >$limit && echo written $limit; done";

    private static List<String> said(String script) throws IOException {
        return new Sandbox(Path.of("..").toRealPath())
                .run(List.of("/bin/sh", "-c", script), Duration.ofSeconds(60))
                .output()
                .lines()
                .toList();
    }

    @Test
    void itsLimitsAreOutOfReach() throws IOException {
        String all = "for limit in $(find /sys/fs/cgroup -maxdepth 2 -type f '(' -name 'memory.*' -o -name 'pids.*' ')'"
                + " -not -path '*/inner/*' -not -path '*/" + Version2.LEAF + "/*'); do";
        String limits =
                " case $limit in *memory.reclaim|*memory.oom.group) continue;; esac; chmod 666 $limit; chown 0 $limit;";
        assertThat(said("exec 2>/dev/null; echo began; " + all + limits + SET)).containsExactly("began");
    }

    /** Also its PID 1: groups below a group with processes get no controllers in version 2. */
    @Test
    void nobodyIsInTheGroupOfVersion2ButInItsLeaf() throws IOException {
        assertThat(said("find /sys/fs/cgroup -path '*/" + Version2.LEAF + "/cgroup.procs' | while read leaf; do cat"
                        + " ${leaf%/*/*}/cgroup.procs; done; echo 1"))
                .containsExactly("1");
    }

    /** The same words, where it is allowed. */
    @Test
    void thoseOfGroupsBelowAreItsOwn() throws IOException {
        assertThat(said(INNER + "for limit in $(find /sys/fs/cgroup -path '*/inner/pids.max' -o -path"
                        + " '*/inner/memory.max' -o -path '*/inner/memory.limit_in_bytes'); do" + SET))
                .hasSize(2)
                .allMatch(line -> line.startsWith("written /sys/fs/cgroup/"));
    }

    @Test
    void groupsBelowItGoWithIt() throws IOException {
        // HostUntouched looks whether there is still one.
        assertThat(said(EACH
                        + "mkdir -p $group/inner/innermost; ( echo 0 >$group/inner/innermost/cgroup.procs; exec sleep 300) & done; sleep 2; "
                        + EACH + "cat $group/inner/innermost/cgroup.procs; done"))
                .as("the members of groups below, in version 1")
                .isNotEmpty();
    }

    /** In version 1 a process that is frozen doesn't end, whatever signal it is sent. */
    @Test
    void itCannotBeFrozenWhereThatOutlivesSignals() throws IOException {
        assertThat(said("for state in $(find /sys/fs/cgroup -name freezer.state); do"
                        + " mkdir ${state%/*}/inner 2>/dev/null && echo made $state; done; echo ended"))
                .containsExactly("ended");
    }

    @Test
    void thoseWithLongPathsGoToo() throws IOException {
        // 30 names of 200 bytes are more than a path may have.
        assertThat(said(EACH
                        + "(cd $group; for each in $(seq 30); do mkdir $0; cd -P ./$0; done; echo done); done"
                                .replace("$0", "x".repeat(200))))
                .isNotEmpty()
                .containsOnly("done");
    }

    @Test
    void nothingIsSeenOfTheHostsGroups() throws IOException {
        String mark = "mark-" + RandomHex.digits(8);
        List<Path> marks = new ArrayList<>();
        try {
            StringBuilder mounts = new StringBuilder("mkdir /tmp/m; ");
            for (Hierarchy hierarchy : Hierarchies.current().all()) {
                marks.add(Files.createDirectory(Path.of(hierarchy.mountPoint(), mark)));
                mounts.append(mount(hierarchy)).append(" && ls -1d /tmp/m/mark-* /tmp/m/cgroup.procs; ");
            }
            assertThat(said("unshare -C sh -c '" + mounts + "' 2>/dev/null"))
                    .as("the files of each hierarchy, mounted anew")
                    .hasSize(marks.size())
                    .containsOnly("/tmp/m/cgroup.procs");
        } finally {
            for (Path each : marks) {
                Files.delete(each);
            }
        }
    }

    private static String mount(Hierarchy hierarchy) {
        return hierarchy.version() == Version.V2
                ? "mount -t cgroup2 x /tmp/m"
                : "mount -t cgroup -o " + hierarchy.identity() + " x /tmp/m";
    }
}
