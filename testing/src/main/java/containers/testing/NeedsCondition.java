package containers.testing;

import java.util.Optional;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Skips a test whose {@link Needs} aren't met. */
final class NeedsCondition implements ExecutionCondition {

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        Optional<Needs> needs = context.getElement().map(element -> element.getAnnotation(Needs.class));
        if (needs.isPresent()) {
            for (Feature feature : needs.get().value()) {
                if (!feature.isThere()) {
                    return ConditionEvaluationResult.disabled("needs " + feature);
                }
            }
        }
        return ConditionEvaluationResult.enabled("everything it needs is there");
    }
}
