package containers.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * What stands for the host's /tmp in commands that are tried: what somebody has there under one of the book's names isn't to
 * be written to, and still less removed.
 *
 * @param directory an empty one
 */
record Scratch(Path directory) {

    private static final String TMP = "/tmp/";

    /** The directory as that of a command for which others may come there, too, as to /tmp. */
    static Scratch in(Path directory) throws IOException {
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
        return new Scratch(directory);
    }

    /** The command as it is run. What a container has in its own /tmp is to be named otherwise: from there, say. */
    String used(String command) {
        return command.replace(TMP, directory + "/");
    }

    /** What is printed, as it would be of /tmp. */
    String shown(String output) {
        return output.replace(directory + "/", TMP);
    }
}
