package containers.rootfs;

import containers.executable.ProgramMemory;
import containers.kernel.Errno;
import containers.namespaces.NamespaceAdvice;
import containers.telling.Advice;
import containers.telling.BirthAdvice;
import java.util.Optional;
import java.util.Set;

/** Advice on mounts that are refused: the root filesystem's, and those of step 4. */
public final class MountAdvice implements Advice {

    private static final int FILES = 3;
    private static final int FILESYSTEMS = 4;
    private static final Set<String> MOUNTING = Set.of("mount", "mount_setattr", "move_mount", "open_tree");

    /** What a filesystem is made with before it has a place: /proc is the only one, wherever it is needed so early. */
    private static final Set<String> MAKING = Set.of("fsopen", "fsconfig", "fsmount");

    @Override
    public Optional<String> on(ProgramMemory.Line line) {
        int step = line.part().step();
        Errno errno = line.errno().orElseThrow();
        if (MAKING.contains(line.name())) {
            return errno == Errno.EPERM ? Optional.of(onForbidden(FILESYSTEMS)) : BirthAdvice.onOldKernel(errno);
        }
        if (step != FILES && step != FILESYSTEMS) {
            return Optional.empty();
        }
        if (line.name().equals("pivot_root")) {
            return onPivotRoot(errno);
        }
        if (errno == Errno.EPERM || errno == Errno.EACCES) {
            return MOUNTING.contains(line.name()) ? Optional.of(onForbidden(step)) : Optional.empty();
        }
        return onImpossible(line.name(), errno);
    }

    private static String onForbidden(int step) {
        if (NamespaceAdvice.isRestrictedByAppArmor()) {
            return NamespaceAdvice.onUserNamespace();
        }
        return step == FILES
                ? "The child may not mount here: it needs a mount namespace of its own (CLONE_NEWNS), and CAP_SYS_ADMIN in it."
                : "The kernel mounts /proc and /sys only for who sees them whole already: inside another container,"
                        + " where parts are hidden, that fails.";
    }

    private static Optional<String> onImpossible(String call, Errno errno) {
        return switch (call) {
            case "mount" -> onMount(errno);
            // What else is told of it says it all.
            case "move_mount", "mount_setattr" ->
                errno == Errno.ENOSYS ? BirthAdvice.onOldKernel(errno) : Optional.empty();
            default -> BirthAdvice.onOldKernel(errno);
        };
    }

    private static Optional<String> onPivotRoot(Errno errno) {
        return switch (errno) {
            case EPERM ->
                Optional.of("Somebody forbids pivot_root here: another container around, by its seccomp filter, say.");
            case EINVAL ->
                Optional.of("pivot_root doesn't move a root that is shared with other namespaces (mount with MS_PRIVATE"
                        + " comes before), nor to a directory that isn't a mount.");
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
