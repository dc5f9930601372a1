package containers.request;

import containers.commandline.RunOptions;
import containers.hostroot.HostRoot;
import containers.kernel.KernelText;
import containers.namespaces.User;
import containers.rootfs.RootFilesystem.Use;
import containers.spec.Root;
import containers.telling.UsageException;
import containers.trust.KeptRoot;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;

/**
 * The root filesystem that a person asked for, found and checked.
 *
 * @param root where it is
 * @param use what becomes of changes to it
 */
public record RootDirectory(Root root, Use use) {

    /** Where the directories of PATH are. */
    private static final List<String> PROGRAMS = List.of("bin", "sbin", "usr");

    /**
     * The root filesystem. Changes to it end with the container, unless the person wants them to stay.
     *
     * @throws UsageException when the directory that was given can't be one
     */
    public static RootDirectory of(RunOptions options) throws IOException {
        if (options.rootfs().isPresent()) {
            return given(options.rootfs().get(), options);
        }
        if (options.persist()) {
            throw new UsageException("--persist needs --rootfs: the root filesystem made of the host's programs"
                    + " is shared by all containers");
        }
        return new RootDirectory(new Root(HostRoot.inUserCache().directory().toString()), Use.SHARED);
    }

    private static RootDirectory given(String path, RunOptions options) throws IOException {
        if (!KernelText.isUtf8(path)) {
            throw new UsageException("--rootfs: Java can't open a directory whose name isn't UTF-8: rename it");
        }
        File directory = new File(path).getCanonicalFile();
        check(path, directory, options);
        Path found = UsageException.unlessValid(directory::toPath);
        return new RootDirectory(new Root(found.toString()), new KeptRoot(found, options.persist()).use());
    }

    // tag::ours[]
    /**
     * Looks who else can change it, where changes are to stay.
     *
     * @param hasUsers whether the container has a user namespace of its own
     * @param user who starts it
     * @throws UsageException when others can, and would gain by it: one line
     */
    void checkIsOurs(boolean hasUsers, User user) {
        if (use != Use.PERSISTENT) {
            return;
        }
        try {
            new KeptRoot(Path.of(root.path()), true).danger(hasUsers, user).ifPresent(danger -> {
                String who = user.isRoot() ? "root" : "you";
                throw new UsageException("--persist: " + danger + ", who could have " + who
                        + " leave them something there, a program that is set-user-ID for one: copy it to where only "
                        + who + " can write");
            });
        } catch (IOException unreadable) {
            throw new UsageException("--persist: this user can't look at " + root.path());
        }
    }
    // end::ours[]

    /** A frequent mistake: the directory around the right one, or one of something else. */
    private static void checkPrograms(String given, List<String> entries, RunOptions options) {
        String command = options.program().command().isEmpty()
                ? "/bin/sh"
                : options.program().command().get(0);
        boolean isPath = command.contains("/");
        boolean hasPath = options.variables().values().containsKey("PATH");
        if (isPath ? !leadsInto(command, entries) : !hasPath && Collections.disjoint(entries, PROGRAMS)) {
            throw new UsageException("--rootfs " + given + ": is it a root filesystem? There is no "
                    + (isPath ? command : "bin, sbin or usr") + " in it");
        }
    }

    /** Whether its first name is there. What follows may be links that only the container can follow. */
    private static boolean leadsInto(String command, List<String> entries) {
        if (command.startsWith("/")) {
            for (String name : command.split("/", -1)) {
                if (!name.isEmpty() && !name.equals(".") && !name.equals("..")) {
                    return entries.contains(name);
                }
            }
        }
        return true;
    }

    private static void check(String given, File directory, RunOptions options) {
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
        checkPrograms(given, List.of(entries), options);
    }
}
