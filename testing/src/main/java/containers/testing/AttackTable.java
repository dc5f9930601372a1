package containers.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * Writes a table of attacks, a file in {@code target/attacks} for each class with tests that are marked as {@link Attacks}:
 * what was tried, how it went, and how it went in a container whose lock was off. JUnit finds it by its service file.
 *
 * <p>An attack's last column is empty where the decoy is in the same test.
 */
public final class AttackTable implements TestExecutionListener {

    private static final Path DIRECTORY = Path.of("target", "attacks");

    /** Tests that try the attacks of the test {@code isRefused} where nothing is in their way. */
    private static final String WITHOUT_LOCK = "getsThrough";

    private static final String WITH_LOCK = "isRefused";

    /** An attack's name, how it went, and how it went without the lock. */
    private record Row(String withLock, String without) {}

    private final Map<String, Map<String, Row>> tables = new TreeMap<>();

    @Override
    public synchronized void executionSkipped(TestIdentifier test, String reason) {
        add(test, reason, reason);
    }

    @Override
    public synchronized void executionFinished(TestIdentifier test, TestExecutionResult result) {
        if (test.isTest()) {
            switch (result.getStatus()) {
                case SUCCESSFUL -> add(test, "fails", "gets through");
                case FAILED -> add(test, "GETS THROUGH", "FAILS");
                case ABORTED -> {
                    String reason =
                            result.getThrowable().map(Throwable::getMessage).orElse("skipped");
                    add(test, reason, reason);
                }
            }
        }
    }

    private void add(TestIdentifier test, String withLock, String without) {
        if (test.getSource().orElse(null) instanceof MethodSource method
                && (method.getJavaClass().isAnnotationPresent(Attacks.class)
                        || method.getJavaMethod().isAnnotationPresent(Attacks.class))) {
            String name = name(method.getMethodName(), test);
            boolean decoy = method.getMethodName().startsWith(WITHOUT_LOCK);
            tables.computeIfAbsent(method.getJavaClass().getSimpleName(), none -> new TreeMap<>())
                    .merge(
                            name,
                            decoy ? new Row("", without) : new Row(withLock, ""),
                            (one, other) -> new Row(one.withLock + other.withLock, one.without + other.without));
        }
    }

    /** Of a test that is made several times, all but its number. */
    private static String name(String method, TestIdentifier test) {
        boolean named = method.startsWith(WITH_LOCK) || method.startsWith(WITHOUT_LOCK);
        String title = test.getDisplayName().replaceFirst("^\\[\\d+] (\\w+ ?= ?)?", "");
        String invocation = title.startsWith(method + "(") ? "" : title;
        return named && !invocation.isEmpty()
                ? words(invocation)
                : words(method) + (invocation.isEmpty() ? "" : ": " + invocation);
    }

    /** {@code aLeakedDescriptor}, {@code A_LEAKED_DESCRIPTOR}: a leaked descriptor. */
    static String words(String name) {
        return name.matches("[A-Z_]+")
                ? name.replace('_', ' ').toLowerCase(Locale.ROOT)
                : name.replaceAll("(?<!^)(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    }

    @Override
    public synchronized void testPlanExecutionFinished(TestPlan plan) {
        tables.forEach(AttackTable::write);
        tables.clear();
    }

    private static void write(String title, Map<String, Row> rows) {
        StringBuilder text = new StringBuilder();
        rows.forEach((name, row) -> text.append(
                String.join(" | ", title.replaceFirst("Tests$", ""), name.replace('|', '¦'), row.withLock, row.without)
                        + "\n"));
        try {
            Files.createDirectories(DIRECTORY);
            Files.writeString(DIRECTORY.resolve(title + ".txt"), text);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
