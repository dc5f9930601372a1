package containers.doctor;

import containers.namespaces.Namespace;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the kernel is, and what it was built with.
 *
 * @param machine whose kernel
 */
record KernelChecks(Machine machine) {

    private static final Pattern VERSION = Pattern.compile("(\\d+)\\.(\\d+).*");

    /** Each has a file for every process: namespaces(7). */
    private static final List<String> NAMESPACES =
            Stream.of(Namespace.values()).map(Namespace::file).sorted().toList();

    /** The highest value of {@code vm.memfd_noexec} with which a program in memory can be run. */
    private static final int EXECUTABLE_ON_DEMAND = 1;

    /** The newest call that no step can do without is mount_setattr(2). */
    Finding version() {
        String release = release();
        String thing = "kernel";
        if (isBefore(release, 5, 12)) {
            return Finding.missing(
                    thing,
                    "Linux " + release + " is too old: the steps need 5.12",
                    "install a newer kernel, and boot it");
        }
        if (isBefore(release, 6, 3)) {
            return Finding.degraded(
                    thing,
                    "Linux " + release + ": before 6.2 execve doesn't enter a time namespace, and before 6.3 a layer in"
                            + " memory can't have other users' IDs (--userns remap)",
                    "install a newer kernel, and boot it");
        }
        return Finding.ok(thing, "Linux " + release);
    }

    /** Whose kernel it is tells its name. */
    Finding windows() {
        String thing = "hardware";
        String release = release();
        if (!release.toLowerCase(Locale.ROOT).contains("microsoft")) {
            return Finding.ok(thing, "Linux isn't a part of Windows here");
        }
        return Finding.degraded(
                thing,
                "this is Windows' Linux (WSL), where the workshop wasn't tried: WSL 1 has no namespaces, and WSL 2"
                        + " its own kernel",
                "wsl --update, in Windows; or the virtual machine: vagrant up");
    }

    /** What others forbid their containers looks like what is missing in the kernel. */
    Finding outside() {
        String thing = "place";
        List<String> signs = Stream.of(
                        machine.has(".dockerenv") ? "there is a /.dockerenv" : "",
                        machine.has("run/.containerenv") ? "there is a /run/.containerenv" : "",
                        hasAllUsers() ? "" : "this user namespace hasn't all users",
                        machine.status("Seccomp").equals("2") ? "a seccomp filter is on" : "")
                .filter(sign -> !sign.isEmpty())
                .toList();
        return signs.isEmpty()
                ? Finding.ok(thing, "this isn't inside of a container")
                : Finding.degraded(
                        thing,
                        "this looks like the inside of a container (" + String.join(", ", signs)
                                + "): what that one forbids is missing here",
                        "start it on the host itself, or in the virtual machine: vagrant up");
    }

    Finding namespaces() {
        String thing = "namespaces";
        List<String> missing = NAMESPACES.stream()
                .filter(kind -> !machine.has("proc/self/ns/" + kind))
                .toList();
        return missing.isEmpty()
                ? Finding.ok(thing, "the kernel has all kinds: " + String.join(", ", NAMESPACES))
                : Finding.missing(
                        thing,
                        "the kernel was built without: " + String.join(", ", missing),
                        "install a kernel of your distribution, and boot it");
    }

    /** A launch has another way then, a file on a disk. What is to be sealed has none. */
    Finding memoryFiles() {
        String thing = "memory files";
        String setting = machine.text("proc/sys/vm/memfd_noexec");
        boolean forbidden = !setting.isEmpty() && Integer.parseInt(setting) > EXECUTABLE_ON_DEMAND;
        return forbidden
                ? Finding.degraded(
                        thing,
                        "vm.memfd_noexec is " + setting + ": no program in memory can be run, so compile and run --init"
                                + " don't work; run without it has another way",
                        "sudo sysctl vm.memfd_noexec=0")
                : Finding.ok(thing, "a program in memory can be run");
    }

    Finding seccomp() {
        String thing = "seccomp";
        return machine.has("proc/sys/kernel/seccomp/actions_avail")
                ? Finding.ok(thing, "the kernel can filter system calls")
                : Finding.missing(
                        thing,
                        "the kernel was built without filters of system calls (CONFIG_SECCOMP_FILTER)",
                        "./contain run --security-opt seccomp=unconfined works without");
    }

    private String release() {
        return machine.text("proc/sys/kernel/osrelease");
    }

    private boolean hasAllUsers() {
        String map = machine.text("proc/self/uid_map").replaceAll(" +", " ");
        return map.isEmpty() || map.equals("0 0 4294967295");
    }

    private static boolean isBefore(String release, int major, int minor) {
        Matcher numbers = VERSION.matcher(release);
        if (!numbers.matches()) {
            return false;
        }
        int its = Integer.parseInt(numbers.group(1));
        return its < major || (its == major && Integer.parseInt(numbers.group(2)) < minor);
    }
}
