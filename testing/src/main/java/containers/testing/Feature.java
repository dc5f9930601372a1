package containers.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** What a test may need of the machine it runs on. */
public enum Feature {
    ROOT("root", () -> euid().equals("0")),
    NOT_ROOT("an ordinary user", () -> !euid().equals("0")),
    CGROUP_V1("control groups v1 (no memory controller there)", () -> contains("/proc/self/cgroup", ":memory:")),
    CGROUP_V2(
            "control groups v2 (no memory controller there)",
            () -> contains("/sys/fs/cgroup/cgroup.controllers", "memory")),
    CONTROL_GROUPS(
            "control groups that this user may make (see systemd-run --user --scope -p Delegate=yes)",
            () -> euid().equals("0") ? !read("/proc/self/cgroup").isEmpty() : isDelegated()),
    TIME_NAMESPACE_BY_EXECVE(
            "a kernel newer than Linux 6.1 (where execve enters a new time namespace)", () -> isNewerThan(6, 1)),
    SIGNAL_RULES("a kernel with rules about signals (Landlock of Linux 6.12)", () -> isNewerThan(6, 11)),
    SHIFTED_MOUNTS(
            "filesystems that can show their files as another user's (tmpfs can since Linux 6.3)",
            () -> Stream.of("user.home", "java.io.tmpdir").allMatch(place -> canBeShifted(System.getProperty(place)))),
    X86_64("an x86-64 processor", () -> System.getProperty("os.arch").equals("amd64")),
    STRACE("the program strace (Debian package strace)", () -> isProgram("strace")),
    NFT("the program nft (Debian package nftables)", () -> isProgram("nft")),
    X86_64_ASSEMBLER(
            "the program x86_64-linux-gnu-as (Debian package binutils-x86-64-linux-gnu)",
            () -> isProgram("x86_64-linux-gnu-as")),
    AARCH64_ASSEMBLER(
            "the program aarch64-linux-gnu-as (Debian package binutils-aarch64-linux-gnu)",
            () -> isProgram("aarch64-linux-gnu-as")),
    AARCH64_EMULATOR(
            "the program qemu-aarch64-static (Debian package qemu-user-static)",
            () -> isProgram("qemu-aarch64-static")),
    FUSE("a device /dev/fuse (as root: modprobe fuse)", () -> Files.exists(Path.of("/dev/fuse"))),
    RUNC("the program runc (Debian package runc)", () -> isProgram("runc")),
    PODMAN("the program podman (Debian packages podman and crun)", () -> isProgram("podman") && isProgram("crun")),
    BWRAP("the program bwrap (Debian package bubblewrap)", () -> isProgram("bwrap")),
    BUSYBOX("the program busybox (Debian package busybox)", () -> isProgram("busybox")),
    PASTA(
            "the program pasta (Debian package passt) and a /dev/net/tun for this user",
            () -> isProgram("pasta") && Files.isWritable(Path.of("/dev/net/tun"))),
    SLIRP4NETNS(
            "the program slirp4netns (Debian package slirp4netns) and a /dev/net/tun for this user",
            () -> isProgram("slirp4netns") && Files.isWritable(Path.of("/dev/net/tun"))),
    LIBSECCOMP(
            "the library libseccomp.so.2 (Debian package libseccomp2)",
            () -> Stream.of("/usr/lib/x86_64-linux-gnu", "/usr/lib/aarch64-linux-gnu", "/usr/lib64", "/usr/lib")
                    .anyMatch(directory -> Files.exists(Path.of(directory, "libseccomp.so.2")))),
    KERNEL_HEADERS(
            "the kernel's headers for x86-64 (Debian package linux-libc-dev)",
            () -> Files.exists(Path.of("/usr/include/x86_64-linux-gnu/asm/unistd_64.h")));

    private final String description;

    @SuppressWarnings("ImmutableEnumChecker") // a function that holds nothing
    private final BooleanSupplier there;

    Feature(String description, BooleanSupplier there) {
        this.description = description;
        this.there = there;
    }

    public boolean isThere() {
        return there.getAsBoolean();
    }

    /** As in "needs root". */
    @Override
    public String toString() {
        return description;
    }

    /** The effective user ID, the second of the four numbers: proc_pid_status(5). */
    private static String euid() {
        for (String line : read("/proc/self/status").split("\n", -1)) {
            if (line.startsWith("Uid:")) {
                return line.split("\t", -1)[2];
            }
        }
        throw new IllegalStateException("/proc/self/status has no line 'Uid:'");
    }

    private static boolean isNewerThan(int major, int minor) {
        String[] version = System.getProperty("os.version").split("\\D+", -1);
        int itsMajor = Integer.parseInt(version[0]);
        return itsMajor > major || (itsMajor == major && Integer.parseInt(version[1]) > minor);
    }

    private static boolean canBeShifted(String directory) {
        try {
            String type = Files.getFileStore(Path.of(directory)).type();
            return List.of("ext4", "xfs", "btrfs").contains(type) || (type.equals("tmpfs") && isNewerThan(6, 2));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static boolean isProgram(String name) {
        String[] directories = System.getenv("PATH").split(":", -1);
        return Arrays.stream(directories).anyMatch(directory -> Files.isExecutable(Path.of(directory, name)));
    }

    /** Whether processes may be moved within the group around our own, in version 2. */
    private static boolean isDelegated() {
        for (String line : read("/proc/self/cgroup").split("\n", -1)) {
            if (line.startsWith("0::/") && line.length() > "0::/".length()) {
                Path around = Path.of("/sys/fs/cgroup" + line.substring("0::".length()))
                        .getParent();
                return Files.isWritable(around.resolve("cgroup.procs"));
            }
        }
        return false;
    }

    private static boolean contains(String file, String text) {
        return Files.exists(Path.of(file)) && read(file).contains(text);
    }

    private static String read(String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
