package containers.cgroups.hierarchy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where groups can be made, and what a person reads where they can't. */
final class PlaceSearchTests {

    private static final String ALL = "cpuset cpu io memory pids";

    private final Path root;
    private final FakeCgroups cgroups;

    PlaceSearchTests(@TempDir Path root) {
        this.root = root;
        this.cgroups = new FakeCgroups(root);
    }

    @Test
    void goesUpToTheNearestGroupThatHasTheController() {
        cgroups.v2(ALL, "/user/app/scope")
                .delegated("/user", ALL, "memory pids", "")
                .delegated("/user/app", "memory pids", "memory pids", "")
                .delegated("/user/app/scope", "memory pids", "", "7\n");
        assertThat(find(Controller.PIDS).directory()).isEqualTo(root + "/unified/user/app");
        assertThat(find(Controller.CPU).directory()).isEqualTo(root + "/unified/user");
    }

    @Test
    void saysThatNothingIsDelegated() {
        cgroups.v2(ALL, "/user.slice/session-2.scope").remove("unified/cgroup.procs");
        assertThatThrownBy(() -> find(Controller.MEMORY))
                .hasMessage("the limit on memory needs a control group, and neither " + root
                        + "/unified/user.slice/session-2.scope nor one above it is delegated to this user; try: systemd-run --user"
                        + " --scope -p Delegate=yes COMMAND, or have an administrator add"
                        + " 'Delegate=cpu cpuset io memory pids' to user@.service");
    }

    @Test
    void saysWhichControllerIsNotDelegated() {
        cgroups.v2(ALL, "/user/scope")
                .remove("unified/cgroup.procs")
                .delegated("/user", "memory pids", "memory pids", "");
        assertThatThrownBy(() -> find(Controller.IO))
                .hasMessageStartingWith("no control groups can be made in " + root
                        + "/unified/user: the controller io isn't delegated there (only: memory pids); try: ");
    }

    @Test
    void saysThatProcessesAreInTheWay() {
        cgroups.v2(ALL, "/").file("unified/cgroup.type", "domain\n");
        assertThatThrownBy(() -> new PlaceSearch(hierarchy(Controller.PIDS), true).find(List.of(Controller.PIDS)))
                .hasMessage("no control groups can be made in " + root + "/unified: the group has processes of its own,"
                        + " so it can't pass the controller pids on; move them into a group below it first");
    }

    @Test
    void version1IsForRootOnly() {
        cgroups.v1("pids", "/").remove("pids/cgroup.procs");
        assertThatThrownBy(() -> find(Controller.PIDS))
                .hasMessage(
                        "the limit on pids needs a control group, and neither " + root
                                + "/pids nor one above it is delegated to this user: run as root (version 1 knows no safe delegation)");
    }

    private Place find(Controller controller) {
        return new PlaceSearch(hierarchy(controller), false).find(List.of(controller));
    }

    private Hierarchy hierarchy(Controller controller) {
        return cgroups.hierarchies().require(controller);
    }
}
