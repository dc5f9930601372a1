package containers.compile;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import containers.launch.RandomHex;
import containers.telling.UsageException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * A file for a program that only its owner can read: it holds the container's variables.
 *
 * <p>It is written beside its place and then moved there. So a program that is running can be replaced, to which nobody
 * could write (ETXTBSY, execve(2)), and a full disk leaves the old one.
 */
record ExecutableFile(Path path) {

    /** What a program begins with: elf(5). */
    private static final String ELF = "\177ELF";

    private static final FileAttribute<Set<PosixFilePermission>> ONLY_MINE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    /**
     * Writes it.
     *
     * @throws UsageException when there can't be a file at that path: one line that says why
     */
    void write(byte[] content) throws IOException {
        if (Files.isDirectory(path)) {
            throw new UsageException("-o " + path + " is a directory: give the name of a file");
        }
        if (Files.exists(path, LinkOption.NOFOLLOW_LINKS) && !Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
            throw new UsageException("-o " + path + " is there already and isn't a regular file: choose another");
        }
        if (isSomethingElse()) {
            throw new UsageException("-o " + path + " is there already and isn't a program: choose another");
        }
        Path directory = path.toAbsolutePath().getParent();
        Path fresh = directory.resolve(".contain-" + RandomHex.digits(16) + ".part");
        try (SeekableByteChannel file = create(fresh, directory)) {
            for (ByteBuffer bytes = ByteBuffer.wrap(content); bytes.hasRemaining(); ) {
                file.write(bytes);
            }
            Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException refused) {
            Files.deleteIfExists(fresh);
            throw new UsageException("-o " + path + " can't be written: " + reason(refused));
        }
    }

    /** A typing mistake shouldn't take away a text of somebody's. Where nobody can read it, it can be replaced. */
    private boolean isSomethingElse() {
        try (InputStream file = Files.newInputStream(path)) {
            String start = new String(file.readNBytes(ELF.length()), StandardCharsets.ISO_8859_1);
            return !start.isEmpty() && !start.equals(ELF);
        } catch (IOException noneOrUnreadable) {
            return false;
        }
    }

    /** A new file, and open at once: by its name somebody else's could be found later, where others may write. */
    private SeekableByteChannel create(Path fresh, Path directory) throws IOException {
        try {
            return Files.newByteChannel(fresh, Set.of(CREATE_NEW, WRITE), ONLY_MINE);
        } catch (NoSuchFileException missing) {
            // Where the kernel keeps the files, as in /proc, it says the same of a new one.
            throw new UsageException("-o " + path + ": "
                    + (Files.isDirectory(directory) ? "no file can be made in " : "there is no directory ")
                    + directory);
        } catch (FileSystemException refused) {
            throw new UsageException("-o " + path + ": no file can be made in " + directory + ": " + reason(refused));
        }
    }

    /** The kernel's words, without the name of a file that nobody knows. */
    private static String reason(IOException refused) {
        if (refused instanceof FileSystemException named) {
            return named.getReason() == null ? "Permission denied" : named.getReason();
        }
        return refused.getMessage();
    }
}
