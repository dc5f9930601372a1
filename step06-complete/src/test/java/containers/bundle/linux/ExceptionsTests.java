package containers.bundle.linux;

import static org.assertj.core.api.Assertions.assertThat;

import containers.seccomp.filter.Action;
import containers.seccomp.filter.Condition;
import containers.seccomp.filter.Condition.Comparison;
import containers.seccomp.filter.Rule;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ExceptionsTests {

    private static final Action REFUSED = Action.refuse(1);
    private static final Rule ALLOWED = Rule.always(Action.ALLOW);

    /** All requests of 32 bits but two; the kernel doesn't look at the upper half, and so the rules don't. */
    @Test
    void twoNumbersAreLeftOut() {
        List<Rule> rules = Exceptions.without(List.of(
                Rule.when(Condition.masked(1, 0xFFFF_FFFFL, 0x5412), REFUSED),
                Rule.when(Condition.masked(1, 0xFFFF_FFFFL, 0x541C), REFUSED),
                ALLOWED));

        assertThat(isAllowed(rules, 0, 0x5412)).isFalse();
        assertThat(isAllowed(rules, 0, 0x541C)).isFalse();
        assertThat(isAllowed(rules, 0, 0x7_0000_5412L)).isFalse();
        for (int bit = 0; bit < Integer.SIZE; bit++) {
            assertThat(isAllowed(rules, 0, 0x5412 ^ 1L << bit)).isTrue();
        }
        assertThat(rules).hasSizeLessThan(40);
    }

    /** No rule is about an argument twice: that would be "or", not "and". */
    @Test
    void anyExceptionsAreLeftOut() {
        Random random = new Random(5);
        for (int trial = 0; trial < 200; trial++) {
            List<Rule> given = List.of(refusal(random), refusal(random), refusal(random), ALLOWED);
            List<Rule> rules = Exceptions.without(given);

            for (long first = 0; first < 8; first++) {
                for (long second = 0; second < 8; second++) {
                    assertThat(isAllowed(rules, first, second))
                            .as("%s: %d, %d", given, first, second)
                            .isEqualTo(isFirstAllowed(given, first, second));
                }
            }
            assertThat(rules)
                    .allSatisfy(rule -> assertThat(rule.conditions())
                            .extracting(Condition::argument)
                            .doesNotHaveDuplicates());
        }
    }

    private static Rule refusal(Random random) {
        List<Condition> conditions = List.of(condition(random, 0), condition(random, 1));
        return new Rule(conditions.subList(0, 1 + random.nextInt(2)), REFUSED);
    }

    private static Condition condition(Random random, int argument) {
        long mask = 1L + random.nextInt(7);
        return Condition.masked(argument, mask, random.nextInt(8) & mask);
    }

    @Test
    void whatNobodyIsAskedForIsLeftOut() {
        Rule never = Rule.always(Action.refuse(38));

        assertThat(Exceptions.without(List.of(never, ALLOWED))).containsExactly(never);
        assertThat(Exceptions.without(List.of(ALLOWED))).containsExactly(ALLOWED);
    }

    @Test
    void notAllCanBeLeftOut() {
        Rule larger = Rule.when(Condition.of(0, Comparison.GT, 5), REFUSED);

        assertThat(Exceptions.canBeLeftOut(List.of(larger, ALLOWED), REFUSED)).isFalse();
        assertThat(Exceptions.canBeLeftOut(List.of(larger), REFUSED)).isTrue();
        assertThat(Exceptions.canBeLeftOut(
                        List.of(Rule.when(Condition.masked(0, 1, 1), Action.TRAP), ALLOWED), REFUSED))
                .isFalse();
    }

    private static boolean isAllowed(List<Rule> rules, long... arguments) {
        return rules.stream().anyMatch(rule -> rule.action().isMade() && holds(rule, arguments));
    }

    private static boolean isFirstAllowed(List<Rule> rules, long... arguments) {
        return rules.stream()
                .filter(rule -> holds(rule, arguments))
                .findFirst()
                .orElseThrow()
                .action()
                .isMade();
    }

    private static boolean holds(Rule rule, long... arguments) {
        return rule.conditions().stream()
                .allMatch(condition -> (arguments[condition.argument()] & condition.mask()) == condition.value());
    }
}
