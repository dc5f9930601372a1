package containers.namespaces;

import containers.executable.ProgramMemory;
import containers.kernel.Errno;
import containers.telling.Advice;
import java.nio.file.Path;
import java.util.Optional;

/** Advice on namespaces that may not be made: which setting it is that keeps this user from it. */
public final class NamespaceAdvice implements Advice {

    private static final int STEP = 2;
    private static final Path MACHINE = Path.of("/");

    @Override
    public Optional<String> on(ProgramMemory.Line line) {
        Errno errno = line.errno().orElseThrow();
        boolean forbidden = errno == Errno.EPERM || errno == Errno.EACCES;
        boolean tooMany = errno == Errno.ENOSPC || errno == Errno.EUSERS;
        boolean birth = line.name().equals("clone3");
        if (line.name().equals("sethostname") && errno == Errno.EPERM) {
            return Optional.of(
                    "Without a UTS namespace of its own (CLONE_NEWUTS) the name is the machine's, and only the"
                            + " machine's root may change it.");
        }
        return (birth && (forbidden || tooMany)) || (line.part().step() == STEP && forbidden)
                ? Optional.of(onUserNamespace())
                : Optional.empty();
    }

    /** Whether AppArmor takes a user namespace's rights away: the namespace can be made, and then nothing is allowed. */
    public static boolean isRestrictedByAppArmor() {
        return UserNamespaceSetting.APPARMOR.forbids(MACHINE);
    }

    /** Which setting it is. */
    public static String onUserNamespace() {
        User user = User.current();
        if (user.isRoot()) {
            return "Something forbids this even to root, perhaps a seccomp filter or a security module: see dmesg.";
        }
        if (user.uid() == 0) {
            return "This root hasn't all of root's rights, as in a container (grep CapEff /proc/self/status), and is not"
                    + " allowed a user namespace either: start the runner on the host, or as an ordinary user.";
        }
        Optional<UserNamespaceSetting> forbidding = UserNamespaceSetting.forbidding(MACHINE);
        if (forbidding.isPresent()) {
            return forbidden(forbidding.get());
        }
        return "Something forbids this user a user namespace, perhaps a seccomp filter or a security module:"
                + " see dmesg, or run as root.";
    }

    private static String forbidden(UserNamespaceSetting setting) {
        return "User namespaces are forbidden to ordinary users: " + setting.cause() + ". As root: " + setting.cure()
                + ", or run the container as root.";
    }
}
