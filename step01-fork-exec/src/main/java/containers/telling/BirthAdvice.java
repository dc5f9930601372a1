package containers.telling;

import containers.executable.ProgramMemory;
import containers.kernel.Errno;
import java.util.Optional;

/** Advice on the calls that every child needs, and on kernels that are too old for one. */
public final class BirthAdvice implements Advice {

    /** The newest call that is needed is mount_setattr(2). */
    private static final String OLDEST = "This needs Linux 5.12 or newer (uname -r)";

    @Override
    public Optional<String> on(ProgramMemory.Line line) {
        Errno errno = line.errno().orElseThrow();
        return switch (line.name()) {
            case "clone3" -> onClone3(errno);
            case "close_range" -> onOldKernel(errno);
            default -> Optional.empty();
        };
    }

    private static Optional<String> onClone3(Errno errno) {
        return switch (errno) {
            case ENOSYS -> Optional.of(OLDEST + ", and no seccomp filter (as in a container) that forbids clone3.");
            case EAGAIN, ENOMEM ->
                Optional.of(
                        "There is no room for another process: see ulimit -u and the limits of your control group.");
            default -> Optional.empty();
        };
    }

    /** On a call that older kernels don't have, or not with these flags. */
    public static Optional<String> onOldKernel(Errno errno) {
        boolean unknown = errno == Errno.ENOSYS || errno == Errno.EINVAL;
        return unknown ? Optional.of(OLDEST + ".") : Optional.empty();
    }
}
