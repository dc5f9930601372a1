package containers.seccomp.file;

import containers.json.Fields;
import containers.json.JsonFile;
import containers.seccomp.filter.Profile;
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
            return of(new JsonFile(there(Path.of(path)), MOST).read(), circumstances);
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException("the seccomp profile '" + path + "': " + wrong.getMessage(), wrong);
        }
    }

    /**
     * The same where somebody has read it.
     *
     * @throws IllegalArgumentException when it isn't a profile: one line
     */
    public static Profile of(Fields fields, Circumstances circumstances) {
        return Document.of(fields, circumstances);
    }

    private static Path there(Path file) {
        if (!Files.exists(file)) {
            throw new IllegalArgumentException("no such file (the words in place of one are unconfined and builtin)");
        }
        return file;
    }
}
