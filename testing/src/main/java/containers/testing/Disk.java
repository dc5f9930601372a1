package containers.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** A disk of this machine. */
public final class Disk {

    private Disk() {}

    /** The file in {@code /dev} of one that has such a file; empty where none has, as in a container. */
    public static Optional<Path> node() throws IOException {
        try (Stream<Path> disks = Files.list(Path.of("/sys/block"))) {
            return disks.map(disk -> Path.of("/dev").resolve(disk.getFileName()))
                    .filter(Files::exists)
                    .findFirst();
        }
    }
}
