package containers.hostroot;

import containers.launch.Launcher;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A root filesystem of a shell and its libraries. */
public final class CopyOfShell {

    private CopyOfShell() {}

    public static void into(Path directory) throws IOException {
        for (String link : new String[] {"bin", "lib", "lib64"}) {
            Files.createSymbolicLink(directory.resolve(link), Path.of("usr", link));
        }
        Path shell = HostPrograms.find("sh").orElseThrow();
        copy(shell, directory);
        for (Path library : new SharedLibraries(new Launcher()).of(shell.toRealPath())) {
            copy(library, directory);
        }
    }

    private static void copy(Path file, Path directory) throws IOException {
        // A path below /bin or /lib leads through the links just made.
        Path merged = file.startsWith("/usr")
                ? file
                : Path.of("/usr").resolve(Path.of("/").relativize(file));
        Path target = directory.resolve(Path.of("/").relativize(merged));
        Files.createDirectories(target.getParent());
        Files.copy(file, target);
    }
}
