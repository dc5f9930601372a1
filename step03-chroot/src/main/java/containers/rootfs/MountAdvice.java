package containers.rootfs;

import containers.kernel.Errno;
import containers.namespaces.NamespaceAdvice;
import containers.program.ProgramMemory;
import containers.telling.Advice;
import containers.telling.BirthAdvice;
import java.util.Optional;
import java.util.Set;

/** Advice on mounts that are refused: the root filesystem's, and those of step 4. */
public final class MountAdvice implements Advice {

    private static final int FILES = 3;
    private static final int FILESYSTEMS = 4;
    private static final Set<String> MOUNTING = Set.of("mount", "mount_setattr", "move_mount", "open_tree");

    @Override
    public Optional<String> on(ProgramMemory.Line line) {
        int step = line.part().step();
        if (step != FILES && step != FILESYSTEMS) {
            return Optional.empty();
        }
        Errno errno = line.errno().orElseThrow();
        if (errno == Errno.EPERM || errno == Errno.EACCES) {
            return MOUNTING.contains(line.name()) ? Optional.of(onForbidden()) : Optional.empty();
        }
        return onImpossible(line.name(), errno);
    }

    private static String onForbidden() {
        return NamespaceAdvice.isRestrictedByAppArmor()
                ? NamespaceAdvice.onUserNamespace()
                : "The kernel mounts /proc and /sys only for who sees them whole already: inside another container,"
                        + " where parts are hidden, that fails.";
    }

    private static Optional<String> onImpossible(String call, Errno errno) {
        return switch (call) {
            case "mount" -> onMount(errno);
            // What else is told of it says it all.
            case "move_mount" -> errno == Errno.ENOSYS ? BirthAdvice.onOldKernel(errno) : Optional.empty();
            default -> BirthAdvice.onOldKernel(errno);
        };
    }

    private static Optional<String> onMount(Errno errno) {
        return switch (errno) {
            case ENODEV ->
                Optional.of("This kernel doesn't have that filesystem (cat /proc/filesystems). Without overlay,"
                        + " give --rootfs DIRECTORY --persist.");
            case EINVAL ->
                Optional.of("An overlay can't have every directory below it ('/' with its mounts, another overlay):"
                        + " try a copy of it, or DIRECTORY with --persist.");
            default -> Optional.empty();
        };
    }
}
