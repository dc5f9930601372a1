package containers.bundle;

import containers.json.Fields;
import containers.json.JsonFile;
import containers.json.UnknownField;
import containers.namespaces.Namespace;
import containers.namespaces.User;
import containers.rootfs.Mount;
import containers.rootfs.RootFilesystem.Use;
import containers.spec.Spec;
import containers.telling.UsageException;
import containers.trust.KeptRoot;
import containers.trust.SafePath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A directory with a {@code config.json} that says what a container is to be.
 *
 * @param spec what it says
 * @param use what becomes of changes to its root filesystem: the file has no field for that
 */
public record Bundle(Spec spec, Use use) {

    private static final String FILE = "config.json";

    /** A command may have some megabytes of arguments and variables: execve(2). In bytes. */
    private static final int MOST = 8 << 20;

    /**
     * Reads one.
     *
     * @param path the directory, as a person wrote it
     * @param persist whether changes to the root filesystem stay
     * @param user who starts the container
     * @throws UsageException when it isn't one, or asks for what isn't here: one line
     */
    public static Bundle of(String path, boolean persist, User user) {
        try {
            Path directory = directory(path);
            Path file = file(directory);
            for (Path each : List.of(Path.of(path).toAbsolutePath(), file.toRealPath())) {
                checkIsOurs(each, SafePath.of(each, user)::danger, user);
            }
            Fields fields = new JsonFile(file, MOST).read();
            Spec spec = Configuration.read(fields, directory, user);
            UnknownField.refuse(fields);
            KeptRoot root = new KeptRoot(Path.of(spec.root().path()), persist);
            boolean hasUsers = spec.linux().namespaces().contains(Namespace.USER);
            checkIsOurs(root.path(), () -> root.danger(hasUsers, user), user);
            checkSources(spec, user);
            checkNetwork(spec, user);
            return new Bundle(spec, root.use());
        } catch (IOException unreadable) {
            throw new UsageException("--bundle " + path + ": this user can't read it: " + unreadable.getMessage());
        } catch (IllegalArgumentException wrong) {
            throw new UsageException(FILE + ": " + wrong.getMessage());
        }
    }

    private static Path directory(String path) {
        try {
            return UsageException.unlessValid(() -> Path.of(path)).toRealPath();
        } catch (IOException missing) {
            throw new UsageException("--bundle " + path + ": no such directory, or this user can't see it");
        }
    }

    private static Path file(Path directory) {
        if (!Files.isDirectory(directory)) {
            throw new UsageException("--bundle " + directory + ": not a directory, and so no bundle");
        }
        Path file = directory.resolve(FILE);
        if (!Files.exists(file)) {
            throw new UsageException("--bundle " + directory + ": there is no " + FILE
                    + " in it (./contain spec prints one, and so does runc spec)");
        }
        try {
            // It may come from somebody else, and be somebody else's then.
            if (!file.toRealPath().startsWith(directory)) {
                throw new IllegalArgumentException("it is a link out of the bundle");
            }
            return file;
        } catch (IOException unreadable) {
            throw new IllegalArgumentException("this user can't read it", unreadable);
        }
    }

    /** A way to look who can change it. */
    private interface Look {
        Optional<String> danger() throws IOException;
    }

    // tag::ours[]
    /** What a user does by a file's word, nobody else may say: they could after a person has read it. sshd(8) does alike. */
    private static void checkIsOurs(Path file, Look look, User user) {
        try {
            look.danger().ifPresent(danger -> {
                throw new IllegalArgumentException(danger + ", who could have " + (user.isRoot() ? "root" : "you")
                        + " do something else than what you have read: copy the bundle to where only "
                        + (user.isRoot() ? "root" : "you") + " can write");
            });
        } catch (IOException unreadable) {
            throw new IllegalArgumentException("this user can't look at " + file, unreadable);
        }
    }
    // end::ours[]

    /** What is mounted from the host is for the container to change, but not for others to choose. */
    private static void checkSources(Spec spec, User user) {
        for (Mount volume : spec.volumes()) {
            if (volume.type().isEmpty()) {
                checkIsOursOnTheWay(volume.source().orElseThrow(), user);
            }
        }
    }

    /** Who could have its path lead elsewhere could choose the host's network. */
    private static void checkNetwork(Spec spec, User user) {
        spec.linux().network().path().ifPresent(path -> checkIsOursOnTheWay(path, user));
    }

    private static void checkIsOursOnTheWay(String path, User user) {
        SafePath safe = SafePath.of(Path.of(path), user);
        checkIsOurs(safe.path(), safe::dangerOnTheWay, user);
    }
}
