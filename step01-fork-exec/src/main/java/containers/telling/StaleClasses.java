package containers.telling;

import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Notices that somebody changed a step and runs what was compiled before.
 *
 * <p>A module's classes are in its {@code target/classes}, or in a jar of its name. Where its sources are, too, they
 * mustn't be newer.
 *
 * @param classPath the directories and jars that classes come from
 */
record StaleClasses(List<Path> classPath) {

    private static final Path CLASSES = Path.of("target", "classes");
    private static final String VERSION = "-1.0-SNAPSHOT.jar";

    /** Says it in one line, if it is so. What can't be found out isn't worth a word. */
    static void warn(PrintStream errors) {
        try {
            new StaleClasses(current()).line().ifPresent(errors::println);
        } catch (IOException | URISyntaxException unreadable) {
            return;
        }
    }

    /** What to tell, if there is such a module. */
    Optional<String> line() throws IOException {
        Optional<Path> root =
                classPath.stream().filter(StaleClasses::isClasses).findFirst().map(StaleClasses::module);
        if (root.isEmpty()) {
            return Optional.empty();
        }
        List<String> stale = new ArrayList<>();
        for (Path entry : classPath) {
            Path module = root.get().resolveSibling(name(entry));
            if (newest(module.resolve(Path.of("src", "main", "java")), ".java") > newest(classes(entry), ".class")) {
                stale.add(module.getFileName().toString());
            }
        }
        return stale.isEmpty()
                ? Optional.empty()
                : Optional.of("The sources of " + String.join(", ", stale)
                        + " are newer than the classes that run here:" + " put -am compile before exec:java.");
    }

    private static boolean isClasses(Path entry) {
        return entry.endsWith(CLASSES);
    }

    /** A jar that was made beside its classes isn't written again when only a comment has changed: the classes are. */
    private static Path classes(Path entry) {
        Path beside = entry.resolveSibling("classes");
        return entry.getParent().endsWith("target") && Files.isDirectory(beside) ? beside : entry;
    }

    private static Path module(Path classes) {
        return classes.getParent().getParent();
    }

    private static String name(Path entry) {
        return isClasses(entry)
                ? module(entry).getFileName().toString()
                : entry.getFileName().toString().replace(VERSION, "");
    }

    /** When the youngest of those files changed; of a jar, when that did; of what isn't there, never. */
    private static long newest(Path tree, String ending) throws IOException {
        if (!Files.isDirectory(tree)) {
            return tree.toFile().lastModified();
        }
        try (Stream<Path> files = Files.walk(tree)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .mapToLong(file -> file.toFile().lastModified())
                    .max()
                    .orElse(0);
        }
    }

    /** Maven runs a program in its own JVM, with a class loader for it. */
    private static List<Path> current() throws URISyntaxException {
        List<Path> classPath = new ArrayList<>();
        if (StaleClasses.class.getClassLoader() instanceof URLClassLoader loader) {
            for (URL url : loader.getURLs()) {
                classPath.add(Path.of(url.toURI()));
            }
        } else {
            for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
                classPath.add(Path.of(entry).toAbsolutePath());
            }
        }
        return classPath;
    }
}
