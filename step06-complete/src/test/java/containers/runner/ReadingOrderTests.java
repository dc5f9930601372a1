package containers.runner;

import static org.assertj.core.api.Assertions.assertThat;

import containers.testing.OnceIsEnough;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A reader who opens a module or a package is told where to begin, and isn't told of what isn't there any more. */
@OnceIsEnough
final class ReadingOrderTests {

    private static final Path ROOT = Path.of("..");

    private static final int MOST_FILES = 16;

    /** Longer files have more than one concept, as a rule. */
    private static final int MOST_LINES = 200;

    /** A class as a description names it: with its package where the link needs that. */
    private static final Pattern CLASS =
            Pattern.compile("\\{@(?:code|link) (containers\\.[a-z.]+\\.)?([A-Z][a-z]\\w+)}");

    private static final Pattern LINK = Pattern.compile("]\\(([^)#]+)\\)");

    static List<String> packages() {
        return ArchitectureTests.IN_ORDER.stream()
                .map(name -> "containers." + name)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("packages")
    void aPackageSaysWhereToBegin(String name) throws IOException {
        Matcher entrance = CLASS.matcher(description(name));
        assertThat(entrance.find()).as("names a class").isTrue();
        assertThat(entrance.group(1)).as("its first link").isEqualTo(name + ".");
    }

    @ParameterizedTest
    @MethodSource("packages")
    void aPackageNamesOnlyWhatIsThere(String name) throws IOException {
        for (Matcher named = CLASS.matcher(description(name)); named.find(); ) {
            String place = named.group(1) == null ? name + "." : named.group(1);
            assertThat(source(place + named.group(2))).as(named.group()).hasSize(1);
        }
    }

    @ParameterizedTest
    @MethodSource("packages")
    void aPackageNamesAllThatOthersCanUse(String name) throws IOException {
        String description = description(name);
        for (Path file : classes(name)) {
            String type = file.getFileName().toString().replace(".java", "");
            if (Pattern.compile("^public .*\\b" + type + "\\b", Pattern.MULTILINE)
                    .matcher(Files.readString(file))
                    .find()) {
                assertThat(description).containsPattern("\\b" + type + "}");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("packages")
    void aPackageIsSmallEnoughToBeLookedThrough(String name) throws IOException {
        assertThat(classes(name)).hasSizeLessThanOrEqualTo(MOST_FILES);
    }

    @ParameterizedTest
    @MethodSource("packages")
    void aFileIsOneConcept(String name) throws IOException {
        for (Path file : classes(name)) {
            assertThat(Files.readAllLines(file)).as(file.toString()).hasSizeLessThan(MOST_LINES);
        }
    }

    private static List<Path> classes(String packageName) throws IOException {
        try (Stream<Path> files =
                Files.list(source(packageName + ".package-info").get(0).getParent())) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.endsWith("package-info.java"))
                    .toList();
        }
    }

    @Test
    void aModuleSaysWhatItIs() throws IOException {
        for (String module : modules()) {
            assertThat(readMe(module)).isNotEmptyFile();
        }
    }

    @Test
    void aModulesLinksLeadSomewhere() throws IOException {
        for (String module : modules()) {
            for (Matcher link = LINK.matcher(Files.readString(readMe(module))); link.find(); ) {
                assertThat(ROOT.resolve(module).resolve(link.group(1))).exists();
            }
        }
    }

    /** In its module's README, or by the package that it is part of. */
    @ParameterizedTest
    @MethodSource("packages")
    void somebodyLeadsToEachPackage(String name) throws IOException {
        String parent = name.substring(0, name.lastIndexOf('.'));
        String leads = Files.readString(readMe(moduleOf(name)));
        if (!parent.equals("containers")) {
            leads += description(parent);
        }

        assertThat(leads.replace('/', '.')).contains(name);
    }

    private static String moduleOf(String packageName) throws IOException {
        for (String module : modules()) {
            if (Files.exists(ROOT.resolve(module).resolve("src/main/java").resolve(packageName.replace('.', '/')))) {
                return module;
            }
        }
        throw new AssertionError("no module has " + packageName);
    }

    private static Path readMe(String module) {
        Path markdown = ROOT.resolve(module).resolve("README.md");
        return Files.exists(markdown) ? markdown : markdown.resolveSibling("README.adoc");
    }

    private static List<String> modules() throws IOException {
        List<String> modules = new ArrayList<>();
        Matcher module = Pattern.compile("<module>(.*)</module>").matcher(Files.readString(ROOT.resolve("pom.xml")));
        while (module.find()) {
            modules.add(module.group(1));
        }
        assertThat(modules).contains("machinery", "step06-complete");
        return modules;
    }

    private static String description(String packageName) throws IOException {
        List<Path> files = source(packageName + ".package-info");
        assertThat(files).as("description of " + packageName).hasSize(1);
        return Files.readString(files.get(0));
    }

    /** The file with that class, in whichever module it is. */
    private static List<Path> source(String className) throws IOException {
        List<Path> found = new ArrayList<>();
        for (String module : modules()) {
            Path file = ROOT.resolve(module).resolve("src/main/java").resolve(className.replace('.', '/') + ".java");
            if (Files.exists(file)) {
                found.add(file);
            }
        }
        return found;
    }
}
