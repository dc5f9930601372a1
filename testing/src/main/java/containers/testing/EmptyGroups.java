package containers.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The control groups of containers, known by their names, with nobody in them: others may be running on this host. */
final class EmptyGroups {

    /** How deep below the directory a container's group may be. */
    private static final int DEPTH = 8;

    /** A directory's name and its {@code .}: each directory in it adds its {@code ..}. */
    private static final int LINKS_OF_A_LEAF = 2;

    private EmptyGroups() {}

    /**
     * Their paths.
     *
     * @param directory where groups are mounted; it needn't be there
     */
    static Set<String> below(Path directory) {
        TreeSet<String> groups = new TreeSet<>();
        add(directory, DEPTH, groups);
        return groups;
    }

    private static void add(Path directory, int depth, Set<String> groups) {
        for (Path group : directoriesIn(directory)) {
            if (group.getFileName().toString().startsWith("contain-") && hasNoMember(group)) {
                groups.add(group.toString());
            }
            if (depth > 1) {
                add(group, depth - 1, groups);
            }
        }
    }

    /**
     * Without a look at the files of a leaf. Each group has some fifty of the kernel's, each test looks at all groups twice,
     * and others may have made hundreds of them.
     */
    private static List<Path> directoriesIn(Path directory) {
        try {
            if (Files.getAttribute(directory, "unix:nlink").equals(LINKS_OF_A_LEAF)) {
                return List.of();
            }
            try (Stream<Path> entries = Files.list(directory)) {
                return entries.filter(entry -> Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS))
                        .toList();
            }
        } catch (IOException | UncheckedIOException vanished) {
            return List.of();
        }
    }

    private static boolean hasNoMember(Path group) {
        try {
            return Files.readString(group.resolve("cgroup.procs")).isEmpty();
        } catch (IOException vanished) {
            return false;
        }
    }
}
