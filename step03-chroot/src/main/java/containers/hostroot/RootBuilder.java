package containers.hostroot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Fills an empty directory with a small Linux system, made of the host's programs. */
final class RootBuilder {

    /** The directories of a system: hier(7). The kernel's own filesystems are mounted on dev, proc and sys. */
    private static final List<String> DIRECTORIES = List.of(
            "dev",
            "etc",
            "home",
            "mnt",
            "proc",
            "root",
            "run",
            "sys",
            "tmp",
            "usr/bin",
            "usr/lib",
            "usr/lib64",
            "usr/sbin",
            "var/tmp");

    /** Since about 2012 these are links on the distributions themselves. */
    private static final List<String> MERGED_INTO_USR = List.of("bin", "lib", "lib64", "sbin");

    private static final List<String> TERMINALS = List.of(
            "ansi", "dumb", "linux", "screen", "screen-256color", "tmux-256color", "vt100", "xterm", "xterm-256color");

    private static final Map<String, String> FILES = Map.of(
            "etc/passwd", "root:x:0:0:root:/root:/bin/sh\nnobody:x:65534:65534:nobody:/:/bin/false\n",
            "etc/group", "root:x:0:\ntty:x:5:\nnogroup:x:65534:\n",
            "etc/hosts", "127.0.0.1 localhost\n::1 localhost\n",
            "etc/nsswitch.conf", "passwd: files\ngroup: files\nhosts: files dns\n");

    /** The umask of who builds it has no say. */
    private static final Set<PosixFilePermission> FOR_ALL =
            Collections.unmodifiableSet(PosixFilePermissions.fromString("rwxr-xr-x"));

    /** And only who owns a file there can take it away. */
    private static final int EVERYBODY_WRITES = 01777;

    private final Path root;
    private final SharedLibraries libraries;
    private final TreeSet<Path> sources = new TreeSet<>();
    private final Map<Path, Path> copies = new HashMap<>();

    RootBuilder(Path root, SharedLibraries libraries) {
        this.root = root;
        this.libraries = libraries;
    }

    /** The host's files that went into it. */
    Collection<Path> sources() {
        return sources;
    }

    void build() throws IOException {
        Files.setPosixFilePermissions(root, FOR_ALL);
        addDirectories();
        for (Map.Entry<String, String> file : FILES.entrySet()) {
            Path path = Files.writeString(root.resolve(file.getKey()), file.getValue());
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-r--r--"));
        }
        for (String name : HostPrograms.NAMES) {
            Optional<Path> program = HostPrograms.find(name);
            if (program.isPresent()) {
                addProgram(program.get());
            }
        }
        addTerminals();
        sources.addAll(HostPrograms.directories());
    }

    private void addDirectories() throws IOException {
        for (String directory : DIRECTORIES) {
            addDirectory(root.resolve(directory));
        }
        for (String name : MERGED_INTO_USR) {
            Files.createSymbolicLink(root.resolve(name), Path.of("usr", name));
        }
        for (String shared : List.of("tmp", "var/tmp")) {
            Files.setAttribute(root.resolve(shared), "unix:mode", EVERYBODY_WRITES);
        }
    }

    private void addDirectory(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            addDirectory(directory.getParent());
            Files.createDirectory(directory);
            Files.setPosixFilePermissions(directory, FOR_ALL);
        }
    }

    private void addProgram(Path program) throws IOException {
        add(program);
        for (Path library : libraries.of(program.toRealPath())) {
            add(library);
        }
    }

    /** What programs need to know about the terminal that they draw on: terminfo(5). */
    private void addTerminals() throws IOException {
        for (String terminal : TERMINALS) {
            for (String database : List.of("/etc/terminfo", "/lib/terminfo", "/usr/share/terminfo")) {
                Path entry = Path.of(database, terminal.substring(0, 1), terminal);
                if (Files.isRegularFile(entry)) {
                    add(entry);
                }
            }
        }
    }

    /** Copies one file of the host's to the same path. Two names of one file become two names of one copy. */
    private void add(Path source) throws IOException {
        Path target = root.resolve(Path.of("/").relativize(source.normalize()));
        if (!sources.add(source) || Files.exists(target)) {
            return;
        }
        addDirectory(target.getParent());
        Path copy = copies.putIfAbsent(source.toRealPath(), target);
        if (copy != null) {
            Files.createLink(target, copy);
        } else {
            Files.copy(source, target);
            // Without the set-user-ID bit.
            Files.setPosixFilePermissions(target, FOR_ALL);
        }
    }
}
