package containers.runner;

import containers.kernel.Errno;
import containers.kernel.SystemCall;
import containers.namespaces.User;
import java.io.BufferedReader;
import java.io.FileReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** What usually makes the kernel refuse a call here, and what a person can do. One line, or {@code null}. */
final class Advice {

    private Advice() {}

    static String on(SystemCall call, Errno errno) {
        boolean refused = errno == Errno.EPERM || errno == Errno.EACCES;
        return switch (call) {
            case CLONE3 -> onClone3(errno);
            case OPENAT, WRITE, SETHOSTNAME, UNSHARE -> refused ? onUserNamespace() : null;
            case MOUNT -> refused ? onUserNamespaceOrMount() : onMount(errno);
            case MOVE_MOUNT, OPEN_TREE, MOUNT_SETATTR, CLOSE_RANGE ->
                errno == Errno.ENOSYS || errno == Errno.EINVAL ? "This needs Linux 5.12 or newer (uname -r)." : null;
            default -> null;
        };
    }

    private static String onClone3(Errno errno) {
        return switch (errno) {
            case EPERM, EACCES, ENOSPC, EUSERS -> onUserNamespace();
            case ENOSYS ->
                "This needs Linux 5.11 or newer (uname -r), and no seccomp filter (as in a container) that forbids clone3.";
            case EAGAIN, ENOMEM ->
                "There is no room for another process: see ulimit -u and the limits of your control group.";
            default -> null;
        };
    }

    /** Which setting it is that keeps this user from making namespaces. */
    private static String onUserNamespace() {
        if (User.current().isRoot()) {
            return "This root lacks CAP_SYS_ADMIN, as in a container (grep CapEff /proc/self/status):"
                    + " start the runner on the host, or as an ordinary user.";
        }
        if (setting("/proc/sys/kernel/unprivileged_userns_clone").equals("0")) {
            return forbidden("kernel.unprivileged_userns_clone is 0", "sysctl kernel.unprivileged_userns_clone=1");
        }
        if (setting("/proc/sys/user/max_user_namespaces").equals("0")) {
            return forbidden("user.max_user_namespaces is 0", "sysctl user.max_user_namespaces=15000");
        }
        if (setting("/proc/sys/kernel/apparmor_restrict_unprivileged_userns").equals("1")) {
            return forbidden(
                    "AppArmor does (kernel.apparmor_restrict_unprivileged_userns is 1)",
                    "sysctl kernel.apparmor_restrict_unprivileged_userns=0");
        }
        return "Something forbids this user a user namespace, perhaps a seccomp filter or a security module:"
                + " see dmesg, or run as root.";
    }

    private static String forbidden(String cause, String command) {
        return "User namespaces are forbidden to ordinary users: " + cause + ". As root: " + command
                + ", or run the container as root.";
    }

    private static String onUserNamespaceOrMount() {
        if (setting("/proc/sys/kernel/apparmor_restrict_unprivileged_userns").equals("1")) {
            return onUserNamespace();
        }
        return "The kernel mounts /proc and /sys only for who sees them whole already: inside another container,"
                + " where parts are hidden, that fails.";
    }

    private static String onMount(Errno errno) {
        return switch (errno) {
            case ENODEV ->
                "This kernel doesn't have that filesystem (cat /proc/filesystems). Without overlay,"
                        + " give --rootfs DIRECTORY --persist.";
            case EINVAL ->
                "An overlay can't have every directory below it ('/' with its mounts, another overlay):"
                        + " try a copy of it, or DIRECTORY with --persist.";
            default -> null;
        };
    }

    private static String setting(String path) {
        try (BufferedReader file = new BufferedReader(new FileReader(path, StandardCharsets.UTF_8))) {
            String line = file.readLine();
            return line == null ? "" : line;
        } catch (IOException notThere) {
            return "";
        }
    }
}
