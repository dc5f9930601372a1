package containers.runner;

import containers.hostroot.HostRoot;
import containers.namespaces.User;
import containers.rootfs.RootFilesystem;
import java.io.File;
import java.io.IOException;

/** Finds the root filesystem that a person asked for, and checks that it can be one. */
final class RootDirectory {

    private RootDirectory() {}

    /**
     * The root filesystem. Changes to it end with the container, unless the person wants them to stay.
     *
     * @throws UsageException when the directory that was given can't be one
     */
    static RootFilesystem of(RunOptions options, User user) throws IOException {
        if (options.rootfs() == null) {
            if (options.persist()) {
                throw new UsageException("--persist needs --rootfs: the root filesystem made of the host's programs"
                        + " is shared by all containers");
            }
            return new RootFilesystem(HostRoot.inUserCache().directory(), RootFilesystem.Layer.inMemory(user), true);
        }
        File directory = new File(options.rootfs()).getCanonicalFile();
        check(options.rootfs(), directory);
        if (options.persist() && directory.getParent() == null) {
            throw new UsageException("--persist can't keep changes to '/': that is the host's own root");
        }
        return new RootFilesystem(
                directory.toPath(),
                options.persist() ? RootFilesystem.Layer.NONE : RootFilesystem.Layer.inMemory(user));
    }

    private static void check(String given, File directory) {
        if (given.isEmpty()) {
            throw new UsageException("--rootfs needs a directory, and was given an empty word");
        }
        if (!directory.exists()) {
            throw new UsageException("--rootfs " + given + ": no such directory");
        }
        if (!directory.isDirectory()) {
            throw new UsageException("--rootfs " + given + ": not a directory");
        }
        String[] entries = directory.list();
        if (entries == null) {
            throw new UsageException("--rootfs " + given + ": this user can't read the directory");
        }
        if (entries.length == 0) {
            throw new UsageException("--rootfs " + given + ": the directory is empty, and a root filesystem"
                    + " holds at least the program to run");
        }
    }
}
