package containers.seccomp.file;

import containers.seccomp.filter.Profile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file with a profile: the door of this package. */
public final class ProfileFile {

    /** Fifty times what Docker's own has, in bytes. */
    private static final int MOST = 1 << 20;

    private ProfileFile() {}

    /**
     * Reads it, as it is for that container.
     *
     * @throws IllegalArgumentException when there is no such file, or it isn't a profile: one line
     */
    public static Profile read(String path, Circumstances circumstances) {
        try {
            return Document.of(Fields.parse(content(Path.of(path))), circumstances);
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException("the seccomp profile '" + path + "': " + wrong.getMessage(), wrong);
        }
    }

    private static String content(Path file) {
        if (!Files.exists(file)) {
            throw new IllegalArgumentException("no such file (the words in place of one are unconfined and builtin)");
        }
        if (!Files.isRegularFile(file)) { // A FIFO would keep who opens it waiting.
            throw new IllegalArgumentException("not a regular file");
        }
        if (file.toFile().length() == 0) { // Some of those in /proc keep a reader waiting, too.
            throw new IllegalArgumentException("it is empty");
        }
        try (InputStream input = Files.newInputStream(file)) {
            byte[] content = input.readNBytes(MOST + 1);
            if (content.length > MOST) {
                throw new IllegalArgumentException("larger than " + MOST + " bytes");
            }
            return new String(content, StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new IllegalArgumentException("this user can't read it", unreadable);
        }
    }
}
