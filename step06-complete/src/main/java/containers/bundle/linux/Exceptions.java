package containers.bundle.linux;

import containers.seccomp.filter.Action;
import containers.seccomp.filter.Condition;
import containers.seccomp.filter.Condition.Comparison;
import containers.seccomp.filter.Rule;
import java.util.ArrayList;
import java.util.List;

/**
 * A call that is allowed, but for some arguments. Here the first rule that holds decides; in a {@code config.json} a rule
 * that always holds leaves no room for exceptions, and two that aren't "or" can't be about one argument (libseccomp). So
 * what is left between the exceptions is said: bit by bit, for each bit in which an argument may differ from them.
 */
final class Exceptions {

    /** A system call has no more arguments. */
    private static final int ARGUMENTS = 6;

    private final List<Rule> exceptions;
    private final Action otherwise;
    private final List<Rule> rules = new ArrayList<>();

    private Exceptions(List<Rule> exceptions, Action otherwise) {
        this.exceptions = exceptions;
        this.otherwise = otherwise;
    }

    /** The same rules without an exception, in any order. */
    static List<Rule> without(List<Rule> rules) {
        List<Rule> before = new ArrayList<>();
        for (Rule rule : rules) {
            if (rule.conditions().isEmpty()) { // None behind it is ever asked.
                return before.isEmpty() ? List.of(rule) : left(before, rule.action());
            }
            before.add(rule);
        }
        return before;
    }

    private static List<Rule> left(List<Rule> exceptions, Action action) {
        Exceptions all = new Exceptions(exceptions, action);
        all.split(new long[ARGUMENTS], new long[ARGUMENTS]);
        return all.rules;
    }

    // tag::split[]
    /**
     * Looks at the arguments that have certain bits: all of them are exceptions, or none is, or it depends on one more bit.
     *
     * @param known which bits, of each argument
     * @param values what they are
     */
    private void split(long[] known, long[] values) {
        for (Rule exception : exceptions) {
            Condition open = null;
            boolean differs = false;
            for (Condition condition : exception.conditions()) {
                long common = condition.mask() & known[condition.argument()];
                differs |= ((condition.value() ^ values[condition.argument()]) & common) != 0;
                open = common != condition.mask() ? condition : open;
            }
            if (!differs) {
                if (open != null) {
                    splitAt(open, known, values);
                }
                return;
            }
        }
        rules.add(rule(known, values));
    }

    // end::split[]

    private void splitAt(Condition open, long[] known, long[] values) {
        int argument = open.argument();
        long bit = Long.highestOneBit(open.mask() & ~known[argument]);
        long[] more = known.clone();
        more[argument] |= bit;
        for (long value : new long[] {0, bit}) {
            long[] with = values.clone();
            with[argument] |= value;
            split(more, with);
        }
    }

    private Rule rule(long[] known, long[] values) {
        List<Condition> conditions = new ArrayList<>();
        for (int argument = 0; argument < ARGUMENTS; argument++) {
            if (known[argument] != 0) {
                conditions.add(Condition.masked(argument, known[argument], values[argument]));
            }
        }
        return new Rule(conditions, otherwise);
    }

    /** Whether those can be left out: what they refuse is refused anyway, and they compare bits. */
    static boolean canBeLeftOut(List<Rule> rules, Action refused) {
        List<Rule> before =
                rules.stream().takeWhile(rule -> !rule.conditions().isEmpty()).toList();
        return before.size() == rules.size()
                || before.stream()
                        .allMatch(rule -> rule.action().equals(refused)
                                && rule.conditions().stream()
                                        .allMatch(condition -> condition.comparison() == Comparison.MASKED_EQ));
    }
}
