package containers.testing;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/** Says in the end which tests were skipped, and why: a line for each reason. JUnit finds it by its service file. */
public final class SkippedTests implements TestExecutionListener {

    private final Map<String, Integer> reasons = new ConcurrentHashMap<>();

    @Override
    public void executionSkipped(TestIdentifier test, String reason) {
        reasons.merge(reason, 1, Integer::sum);
    }

    /** A test may find out by itself that it can't be run: an assumption. */
    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        if (result.getStatus() == TestExecutionResult.Status.ABORTED) {
            String reason = result.getThrowable().map(Throwable::getMessage).orElse("without a reason");
            reasons.merge(reason, 1, Integer::sum);
        }
    }

    @Override
    public void testPlanExecutionFinished(TestPlan plan) {
        new TreeMap<>(reasons).forEach((reason, count) -> System.out.println(line(reason, count)));
        reasons.clear();
    }

    static String line(String reason, int count) {
        return "Skipped " + count + (count == 1 ? " test: " : " tests: ")
                + reason.replace("Assumption failed: ", "").replace("\n", " ");
    }
}
