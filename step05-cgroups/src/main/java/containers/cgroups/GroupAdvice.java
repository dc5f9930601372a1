package containers.cgroups;

import containers.cgroups.removal.GroupName;
import containers.executable.ProgramMemory;
import containers.telling.Advice;
import java.util.Optional;

/** Advice on control groups that can't be made or limited. */
final class GroupAdvice implements Advice {

    private static final int STEP = 5;

    @Override
    public Optional<String> on(ProgramMemory.Line line) {
        if (line.part().step() != STEP) {
            return Optional.empty();
        }
        return switch (line.errno().orElseThrow()) {
            case EACCES, EPERM, EROFS ->
                Optional.of("The control groups can't be changed here, as inside a container or where they aren't"
                        + " delegated: see mount -t cgroup,cgroup2, and try without limits.");
            case EBUSY ->
                Optional.of("Processes that are in the group above stand in the way of its controllers (\"no internal"
                        + " processes\"): cat cgroup.procs there.");
            case ENOSPC, EAGAIN, ENOMEM -> noRoom(line.call());
            default -> Optional.empty();
        };
    }

    /** For a group, or for the file that says which groups are to be removed: that has their names in it, and in its own. */
    private static Optional<String> noRoom(String call) {
        if (call.startsWith("mkdirat(")) {
            return Optional.of("There is no room for another control group: see cgroup.max.descendants.");
        }
        return Optional.of("There is no room for the record of its control groups: see df and df -i for its directory.")
                .filter(record -> call.contains(GroupName.PREFIX));
    }
}
