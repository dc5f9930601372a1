package containers.companion.check;

import java.io.IOException;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the reference's classes have for others. Where the learner's class lacks one, the others would meet a
 * {@link NoSuchMethodError}.
 *
 * @param learners the learner's classes
 * @param reference the reference's
 */
record Signatures(Path learners, List<Path> reference) {

    /** The first that is missing in the learner's class of that source file; empty when all are there. */
    Optional<String> missing(String source) throws IOException {
        String path = source.replaceFirst("\\.java$", "");
        for (String type : types(path)) {
            // The reference's would be taken instead.
            if (!Files.exists(learners.resolve(type + ".class"))) {
                return Optional.of("class " + type.replace('/', '.'));
            }
            Optional<String> missing = missingIn(type.replace('/', '.'));
            if (missing.isPresent()) {
                return missing;
            }
        }
        return Optional.empty();
    }

    /** A class that none of those source files is about: it would be taken for the reference's, by the tests too. */
    Optional<String> foreign(List<String> sources) throws IOException {
        try (Stream<Path> files = Files.walk(learners)) {
            return files.map(file -> learners.relativize(file).toString())
                    .filter(name -> name.endsWith(".class"))
                    .map(name -> name.replaceFirst("(\\$.*)?\\.class$", ""))
                    .filter(name -> !sources.contains(name + ".java"))
                    .sorted()
                    .map(name -> "class " + name.replace('/', '.'))
                    .findFirst();
        }
    }

    /** The class and those nested in it that have names. */
    private List<String> types(String path) throws IOException {
        Path simple = Path.of(path).getFileName();
        for (Path place : reference) {
            Path directory = place.resolve(path).getParent();
            if (Files.exists(place.resolve(path + ".class"))) {
                try (Stream<Path> files = Files.list(directory)) {
                    return files.map(file -> file.getFileName().toString().replaceFirst("\\.class$", ""))
                            .filter(name -> name.matches(simple + "(\\$[A-Za-z]\\w*)*"))
                            .sorted()
                            .map(name -> Path.of(path).resolveSibling(name).toString())
                            .toList();
                }
            }
        }
        return List.of(path);
    }

    private Optional<String> missingIn(String type) throws IOException {
        List<Path> both = new ArrayList<>(reference);
        both.add(0, learners);
        Set<String> written = of(type, both);
        return of(type, reference).stream()
                .filter(declaration -> !written.contains(declaration))
                .sorted()
                .findFirst();
    }

    /** Loaded, and never initialised: none of its code runs here. */
    private static Set<String> of(String name, List<Path> classPath) throws IOException {
        List<URL> urls = new ArrayList<>();
        for (Path place : classPath) {
            urls.add(place.toUri().toURL());
        }
        ClassLoader platform = ClassLoader.getPlatformClassLoader();
        try (URLClassLoader loader = new URLClassLoader(urls.toArray(new URL[0]), platform)) {
            return declarations(Class.forName(name, false, loader));
        } catch (ClassNotFoundException gone) {
            return Set.of();
        }
    }

    private static Set<String> declarations(Class<?> type) {
        Stream<Executable> executables =
                Stream.concat(Arrays.stream(type.getDeclaredMethods()), Arrays.stream(type.getDeclaredConstructors()));
        return Stream.concat(executables.filter(Signatures::isForOthers).map(Signatures::declaration), fields(type))
                .collect(Collectors.toSet());
    }

    private static Stream<String> fields(Class<?> type) {
        return Arrays.stream(type.getDeclaredFields())
                .filter(Signatures::isForOthers)
                .map(Field::toGenericString);
    }

    private static String declaration(Executable executable) {
        String arguments = Arrays.stream(executable.getParameterTypes())
                .map(Class::getSimpleName)
                .collect(Collectors.joining(", ", "(", ")"));
        String result =
                executable instanceof Method method ? method.getReturnType().getSimpleName() + " " : "";
        String statically = Modifier.isStatic(executable.getModifiers()) ? "static " : "";
        String name = executable instanceof Method
                ? executable.getName()
                : executable.getDeclaringClass().getSimpleName();
        return statically + result + name + arguments;
    }

    private static boolean isForOthers(Member member) {
        return !member.isSynthetic() && !Modifier.isPrivate(member.getModifiers());
    }
}
