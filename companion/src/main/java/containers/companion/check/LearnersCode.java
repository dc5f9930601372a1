package containers.companion.check;

import containers.hostroot.Tree;
import containers.telling.UsageException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * What a learner wrote.
 *
 * @param texts the files' paths below the source directory, and their texts
 */
public record LearnersCode(Map<String, String> texts) {

    private static final Pattern PACKAGE = Pattern.compile("(?m)^\\s*package\\s+([\\w.]+)\\s*;");

    public LearnersCode {
        texts = Map.copyOf(texts);
    }

    /**
     * Compiles it.
     *
     * @param classPath the reference's classes
     * @param output where the classes go; what is there goes away
     * @return the compiler's first error, with the line and a caret; empty when there is none
     * @throws UsageException when this Java has no compiler
     */
    public Optional<String> compile(List<Path> classPath, Path output) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        if (compiler == null) {
            throw new UsageException("this Java has no compiler: set JAVA_HOME to a JDK 17 or newer");
        }
        Optional<String> other = otherPackage();
        if (other.isPresent()) {
            return other;
        }
        empty(output);
        String path = classPath.stream().map(Path::toString).collect(Collectors.joining(":"));
        DiagnosticCollector<JavaFileObject> said = new DiagnosticCollector<>();
        List<String> options = List.of("-proc:none", "-nowarn", "-cp", path, "-d", output.toString());
        // No annotation processor: a learner's code runs in the sandbox only.
        boolean compiled =
                compiler.getTask(null, null, said, options, null, sources()).call();
        return compiled
                ? Optional.empty()
                : said.getDiagnostics().stream()
                        .filter(each -> each.getKind() == Diagnostic.Kind.ERROR)
                        .findFirst()
                        .map(this::shown);
    }

    /** A file of another package, or of another step: what the compiler says of it is far from that. */
    private Optional<String> otherPackage() {
        for (Map.Entry<String, String> file : new TreeMap<>(texts).entrySet()) {
            String expected = file.getKey().replaceFirst("/[^/]*$", "").replace('/', '.');
            Matcher found = PACKAGE.matcher(file.getValue());
            if (found.find() && !found.group(1).equals(expected)) {
                return Optional.of(
                        file.getKey() + ": its package is " + found.group(1) + ", and the step's is " + expected);
            }
        }
        return Optional.empty();
    }

    private List<Text> sources() {
        return texts.entrySet().stream()
                .map(each -> new Text(each.getKey(), each.getValue()))
                .toList();
    }

    private String shown(Diagnostic<? extends JavaFileObject> error) {
        String message = error.getMessage(null).lines().findFirst().orElse("");
        if (error.getSource() == null || error.getLineNumber() == Diagnostic.NOPOS) {
            return message;
        }
        String file = error.getSource().getName().substring(1);
        String line = texts.getOrDefault(file, "")
                .lines()
                .skip(error.getLineNumber() - 1)
                .findFirst()
                .orElse("");
        int column = (int) Math.max(0, error.getColumnNumber() - 1);
        return file + ":" + error.getLineNumber() + ": " + message + "\n" + line.replace('\t', ' ') + "\n"
                + " ".repeat(column) + "^";
    }

    private static void empty(Path directory) throws IOException {
        if (Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
            new Tree(directory).remove();
        }
        Files.createDirectories(directory);
    }

    private static final class Text extends SimpleJavaFileObject {

        private final String text;

        Text(String path, String text) {
            super(URI.create("text:///" + path), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
