package containers.runner;

import containers.hostroot.HostRoot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;

/** A small root filesystem that a test may change: a shell, a few programs and what they need. */
public final class RootCopy {

    private static final String NEEDED = ".*/(sh|dash|bash|busybox|cat|mknod"
            + "|ld-.*|libc\\.so.*|libtinfo\\.so.*|libresolv.*|libselinux.*|libpcre.*)";

    private RootCopy() {}

    public static Path in(Path directory) {
        try {
            Path source = HostRoot.inUserCache().directory();
            try (Stream<Path> files = Files.walk(source)) {
                for (Path file : files.toList()) {
                    copy(file, directory.resolve(source.relativize(file)));
                }
            }
            return directory;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void copy(Path file, Path target) throws IOException {
        boolean link = Files.isSymbolicLink(file);
        if (Files.isDirectory(file) && !link) {
            Files.createDirectories(target);
        } else if (link || file.toString().matches(NEEDED)) {
            Files.copy(file, target, LinkOption.NOFOLLOW_LINKS, StandardCopyOption.COPY_ATTRIBUTES);
        }
    }
}
