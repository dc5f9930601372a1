package containers.seccomp.filter;

import java.util.List;

/**
 * What becomes of a call when all the conditions hold.
 *
 * @param conditions none for a rule that always holds
 */
public record Rule(List<Condition> conditions, Action action) {

    public Rule {
        conditions = List.copyOf(conditions);
    }

    public static Rule always(Action action) {
        return new Rule(List.of(), action);
    }

    public static Rule when(Condition condition, Action action) {
        return new Rule(List.of(condition), action);
    }
}
