package containers.companion.check;

import containers.kernel.SystemCallException;
import containers.launch.LaunchFailedException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Optional;
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
 * a {@link Finding} on each line that begins with a given word.
 */
public final class Judge {

    /** How long a test may take, in seconds. */
    private static final String LONGEST_TEST = "5 s";

    private Judge() {}

    /** Takes that word, then the tests: {@code CLASS#METHOD}. */
    public static void main(String[] words) {
        for (String test : Arrays.asList(words).subList(1, words.length)) {
            Finding finding = finding(test);
            System.out.println("\n" + words[0] + finding.line());
            System.out.flush();
            if (!finding.isMet()) {
                break;
            }
        }
        // Whatever threads are left over.
        Runtime.getRuntime().halt(0);
    }

    private static Finding finding(String test) {
        Seen seen = new Seen();
        String method = test.substring(test.indexOf('#') + 1);
        try {
            launcher().execute(request(test), seen);
        } catch (ReflectiveOperationException | LinkageError gone) {
            return Finding.notMet(method, gone.toString());
        } catch (OutOfMemoryError full) {
            return Finding.notMet("memory", "it took more memory than this JVM has: " + full.getMessage());
        }
        return seen.finding(method);
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
                .configurationParameter("junit.jupiter.execution.timeout.default", LONGEST_TEST)
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
            switch (result.getStatus()) {
                case SUCCESSFUL -> passed += test.isTest() ? 1 : 0;
                case ABORTED -> skipped = result.getThrowable().map(Throwable::getMessage);
                case FAILED -> failed = failed.or(result::getThrowable);
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
