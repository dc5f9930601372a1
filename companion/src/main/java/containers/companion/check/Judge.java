package containers.companion.check;

import containers.companion.sandbox.Patience;
import containers.kernel.SystemCallException;
import containers.launch.LaunchFailedException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.engine.JupiterTestEngine;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * Looks at one requirement after the other, inside the sandbox, and stops at the first that isn't met. What it found out is
 * a {@link Finding} on each line that begins with the word that belongs to the requirement.
 *
 * <p>The learner's code runs in the same process. So that it can't say for the judge that all is well, the words come on the
 * standard input, which is read to its end before any of that code is loaded; they are in local variables, where reflection
 * finds nothing; each is good for one line, for a process can read again what it wrote to a pipe; and the lines go to the
 * output that was there at the beginning, whatever System.setOut was told. Who searches this process's memory does find
 * them: against that there is nothing but a process for the judge alone, and it is the learner's own marks.
 */
public final class Judge {

    private Judge() {}

    /** Reads a line for each requirement: its word, a blank, and the test: {@code CLASS#METHOD}. */
    public static void main(String[] none) throws IOException {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
        String requirements = new String(System.in.readAllBytes(), StandardCharsets.UTF_8);
        for (String requirement : requirements.lines().toList()) {
            String[] words = requirement.split(" ", 2);
            Finding finding = finding(words[1]);
            out.println("\n" + words[0] + finding.line());
            out.flush();
            if (!finding.isMet()) {
                break;
            }
        }
        // Whatever threads are left over.
        Runtime.getRuntime().halt(0);
    }

    /** What it reads, for tests by their words. */
    static String requirements(Map<String, String> tests) {
        return tests.entrySet().stream()
                .map(each -> each.getKey() + " " + each.getValue() + "\n")
                .collect(Collectors.joining());
    }

    private static Finding finding(String test) {
        Seen seen = new Seen();
        String method = test.substring(test.indexOf('#') + 1);
        try {
            launcher().execute(request(test), seen);
        } catch (ReflectiveOperationException | LinkageError gone) {
            return Finding.notMet(method, gone.toString());
        } catch (OutOfMemoryError full) {
            return full(String.valueOf(full.getMessage()));
        }
        return seen.finding(method);
    }

    /** Java has one error for both, and says only in words which it is. */
    private static Finding full(String message) {
        return message.contains("native thread")
                ? Finding.notMet("processes", "it started more processes and threads than a sandbox may have")
                : Finding.notMet("memory", "it took more memory than this JVM has: " + message);
    }

    private static Launcher launcher() {
        return LauncherFactory.create(LauncherConfig.builder()
                .enableTestEngineAutoRegistration(false)
                .enableTestExecutionListenerAutoRegistration(false)
                .enableLauncherSessionListenerAutoRegistration(false)
                .addTestEngines(new JupiterTestEngine())
                .build());
    }

    private static LauncherDiscoveryRequest request(String test) throws ClassNotFoundException {
        String[] names = test.split("#", 2);
        Class<?> type = Class.forName(names[0], false, Judge.class.getClassLoader());
        LauncherDiscoveryRequestBuilder request = LauncherDiscoveryRequestBuilder.request()
                .configurationParameter(
                        "junit.jupiter.execution.timeout.default",
                        Patience.withTest().toSeconds() + " s")
                .configurationParameter("junit.jupiter.execution.timeout.thread.mode.default", "SEPARATE_THREAD");
        for (Method method : type.getDeclaredMethods()) {
            if (method.getName().equals(names[1])) {
                request.selectors(DiscoverySelectors.selectMethod(type, method));
            }
        }
        return request.build();
    }

    /** What became of a test, which may be many where it has parameters. */
    private static final class Seen implements TestExecutionListener {

        private int passed;
        private Optional<Throwable> failed = Optional.empty();
        private Optional<String> skipped = Optional.empty();

        @Override
        public void executionSkipped(TestIdentifier test, String reason) {
            skipped = Optional.of(reason);
        }

        @Override
        public void executionFinished(TestIdentifier test, TestExecutionResult result) {
            // A switch would have a table in a static field, where the learner's code could say that failed is passed.
            if (result.getStatus() == TestExecutionResult.Status.SUCCESSFUL) {
                passed += test.isTest() ? 1 : 0;
            } else if (result.getStatus() == TestExecutionResult.Status.ABORTED) {
                skipped = result.getThrowable().map(Throwable::getMessage);
            } else {
                failed = failed.or(result::getThrowable);
            }
        }

        Finding finding(String method) {
            if (failed.isPresent()) {
                return of(method, failed.get());
            }
            // Nobody has seen then that it is met.
            return skipped.map(reason -> Finding.notMet(method, "it can't be looked at here: " + reason))
                    .orElseGet(
                            () -> passed > 0 ? Finding.met(method) : Finding.notMet(method, "there is no such test"));
        }

        private static Finding of(String method, Throwable thrown) {
            for (Throwable each = thrown; each != null; each = each.getCause()) {
                if (each instanceof LaunchFailedException refused) {
                    String call = refused.failed().call();
                    return new Finding(
                            method,
                            false,
                            refused.getMessage(),
                            name(call),
                            refused.errno().name());
                }
                if (each instanceof SystemCallException refused) {
                    return Finding.notMet(method, refused.getMessage());
                }
            }
            boolean told = thrown instanceof AssertionError || thrown instanceof UnsupportedOperationException;
            return Finding.notMet(method, told ? String.valueOf(thrown.getMessage()) : thrown.toString());
        }

        private static String name(String call) {
            return call.replaceFirst("\\(.*", "");
        }
    }
}
