package containers.hostroot;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The host's programs that are useful in a container. Those that the host doesn't have are left out. */
final class HostPrograms {

    static final List<String> NAMES = List.of(
            "[",
            "awk",
            "base64",
            "basename",
            "bash",
            "busybox",
            "capsh",
            "cat",
            "chgrp",
            "chmod",
            "chown",
            "chroot",
            "cmp",
            "cp",
            "cut",
            "date",
            "dd",
            "df",
            "diff",
            "dirname",
            "du",
            "echo",
            "env",
            "expr",
            "false",
            "find",
            "free",
            "grep",
            "groups",
            "head",
            "hostname",
            "id",
            "install",
            "ip",
            "ipcs",
            "kill",
            "less",
            "ln",
            "ls",
            "lsns",
            "mkdir",
            "mkfifo",
            "mknod",
            "mktemp",
            "more",
            "mount",
            "mountpoint",
            "mv",
            "nice",
            "nl",
            "nproc",
            "nsenter",
            "od",
            "pgrep",
            "ping",
            "pivot_root",
            "pkill",
            "printenv",
            "printf",
            "prlimit",
            "ps",
            "pwd",
            "readlink",
            "realpath",
            "rm",
            "rmdir",
            "sed",
            "seq",
            "setpriv",
            "setsid",
            "sh",
            "sha256sum",
            "sleep",
            "sort",
            "ss",
            "stat",
            "strace",
            "stress-ng",
            "stty",
            "sync",
            "tail",
            "tee",
            "test",
            "timeout",
            "top",
            "touch",
            "tr",
            "true",
            "truncate",
            "tty",
            "umount",
            "uname",
            "uniq",
            "unshare",
            "uptime",
            "vi",
            "wc",
            "which",
            "who",
            "whoami",
            "xargs",
            "yes");

    private static final List<String> DIRECTORIES = List.of("/usr/bin", "/bin", "/usr/sbin", "/sbin", "/usr/local/bin");

    /** Debian's awk, vi and which are links into it: update-alternatives(1). */
    private static final Path CHOICES = Path.of("/etc/alternatives");

    private HostPrograms() {}

    /** Where they are looked for. A directory changes when a program in it is installed, replaced or removed. */
    static List<Path> directories() {
        List<Path> directories = new ArrayList<>(List.of(CHOICES));
        for (String directory : DIRECTORIES) {
            directories.add(Path.of(directory));
        }
        return directories;
    }

    static Optional<Path> find(String name) {
        for (String directory : DIRECTORIES) {
            Path path = Path.of(directory, name);
            if (Files.isExecutable(path) && Files.isRegularFile(path)) {
                return Optional.of(path);
            }
        }
        return Optional.empty();
    }
}
