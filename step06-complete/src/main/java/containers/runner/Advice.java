package containers.runner;

import containers.kernel.Errno;
import containers.namespaces.User;
import containers.program.ProgramMemory;
import java.io.BufferedReader;
import java.io.FileReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** What usually makes the kernel refuse a call here, and what a person can do: one line. */
final class Advice {

    private static final int NAMESPACES = 2;
    private static final int FILES = 3;
    private static final int FILESYSTEMS = 4;
    private static final int CONTROL_GROUPS = 5;

    private Advice() {}

    /** On a row that was refused: the step that it belongs to tells what it was for. */
    static Optional<String> on(ProgramMemory.Line line) {
        Errno errno = line.errno().orElseThrow();
        return switch (line.name()) {
            case "clone3" -> onClone3(errno);
            case "close_range" -> onOldKernel(errno, "5.11");
            case "execve" -> errno == Errno.ENOENT ? onMissingProgram(line) : onPart(line, errno);
            default -> onPart(line, errno);
        };
    }

    private static Optional<String> onMissingProgram(ProgramMemory.Line line) {
        return ImageName.in(line.call()).map(ImageName::advice);
    }

    private static Optional<String> onPart(ProgramMemory.Line line, Errno errno) {
        boolean refused = errno == Errno.EPERM || errno == Errno.EACCES;
        return switch (line.part().step()) {
            case NAMESPACES -> refused ? Optional.of(onUserNamespace()) : Optional.empty();
            case FILES, FILESYSTEMS -> refused ? Optional.of(onUserNamespaceOrMount()) : onMount(line.name(), errno);
            case CONTROL_GROUPS -> onControlGroup(errno);
            default -> Optional.empty();
        };
    }

    private static Optional<String> onOldKernel(Errno errno, String version) {
        boolean unknown = errno == Errno.ENOSYS || errno == Errno.EINVAL;
        return unknown ? Optional.of("This needs Linux " + version + " or newer (uname -r).") : Optional.empty();
    }

    private static Optional<String> onControlGroup(Errno errno) {
        return switch (errno) {
            case EACCES, EPERM, EROFS ->
                Optional.of(
                        "The control groups can't be changed here, as inside a container or where they aren't delegated:"
                                + " see mount -t cgroup,cgroup2, and try without limits.");
            case EBUSY ->
                Optional.of("Processes that are in the group above stand in the way of its controllers"
                        + " (\"no internal processes\"): cat cgroup.procs there.");
            case ENOSPC, EAGAIN, ENOMEM ->
                Optional.of("There is no room for another control group: see cgroup.max.descendants.");
            default -> Optional.empty();
        };
    }

    private static Optional<String> onClone3(Errno errno) {
        return switch (errno) {
            case EPERM, EACCES, ENOSPC, EUSERS -> Optional.of(onUserNamespace());
            case ENOSYS ->
                Optional.of("This needs Linux 5.11 or newer (uname -r), and no seccomp filter (as in a container) that"
                        + " forbids clone3.");
            case EAGAIN, ENOMEM ->
                Optional.of(
                        "There is no room for another process: see ulimit -u and the limits of your control group.");
            default -> Optional.empty();
        };
    }

    /** Which setting it is that keeps this user from making namespaces. */
    private static String onUserNamespace() {
        User user = User.current();
        if (user.isRoot()) {
            return "Something forbids this even to root, perhaps a seccomp filter or a security module: see dmesg.";
        }
        if (user.uid() == 0) {
            return "This root hasn't all of root's rights, as in a container (grep CapEff /proc/self/status), and is not"
                    + " allowed a user namespace either: start the runner on the host, or as an ordinary user.";
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

    private static Optional<String> onMount(String call, Errno errno) {
        if (call.equals("move_mount") && errno != Errno.ENOSYS) {
            return Optional.empty(); // What is told of it says it all.
        }
        if (!call.equals("mount")) {
            return onOldKernel(errno, call.equals("mount_setattr") ? "5.12" : "5.11");
        }
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

    private static String setting(String path) {
        try (BufferedReader file = new BufferedReader(new FileReader(path, StandardCharsets.UTF_8))) {
            String line = file.readLine();
            return line == null ? "" : line;
        } catch (IOException notThere) {
            return "";
        }
    }
}
