package containers.hostroot;

import containers.calls.FileCalls;
import containers.kernel.Kernel;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** A directory and all that is in it; not what a link in it leads to, nor what is mounted on a part of it. */
public final class Tree {

    private final Path top;
    private final long mount;

    /** @param top the directory */
    public Tree(Path top) {
        this.top = top;
        this.mount = mountOf(top.toAbsolutePath().getParent()); // something may be mounted on the top itself
    }

    /**
     * Removes it.
     *
     * @throws FileSystemException when something is mounted on a part: that stays, and the directories above it
     */
    public void remove() throws IOException {
        remove(top);
    }

    private void remove(Path file) throws IOException {
        if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
            if (mountOf(file) != mount) {
                throw new FileSystemException(file.toString(), null, "something is mounted there");
            }
            try (DirectoryStream<Path> entries = Files.newDirectoryStream(file)) {
                for (Path entry : entries) {
                    remove(entry);
                }
            }
        }
        Files.delete(file);
    }

    /** The number of the mount that it is on. A file's device isn't enough: a directory can be bound to another place. */
    private static long mountOf(Path directory) {
        byte[] found = new byte[FileCalls.STATX_SIZE];
        Kernel.call(FileCalls.statx(directory.toString(), found));
        return ByteBuffer.wrap(found).order(ByteOrder.nativeOrder()).getLong(FileCalls.STX_MNT_ID);
    }
}
