package containers.seccomp.filter;

import containers.seccomp.filter.Condition.Comparison;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What a filter does about a call's arguments. They have 64 bits and its register has 32: each has two halves to look at. */
final class Arguments {

    private final Assembler assembler;

    Arguments(Assembler assembler) {
        this.assembler = assembler;
    }

    /** The first rule that holds decides. */
    int rules(List<Rule> rules, Action otherwise) {
        int next = assembler.end(otherwise);
        if (rules.size() > 1 && areValuesOfOneArgument(rules)) {
            return values(rules, next);
        }
        for (int i = rules.size() - 1; i >= 0; i--) {
            next = rule(rules.get(i), next);
        }
        return next;
    }

    private int rule(Rule rule, int otherwise) {
        int next = assembler.end(rule.action());
        for (Condition condition : rule.conditions()) {
            next = test(condition, next, otherwise);
        }
        return next;
    }

    private int test(Condition condition, int yes, int no) {
        return switch (condition.comparison()) {
            case EQ, MASKED_EQ -> bits(condition, yes, no);
            case NE -> bits(condition, no, yes);
            case GT -> above(condition, Filter.JUMP_IF_ABOVE, yes, no);
            case GE -> above(condition, Filter.JUMP_IF_AT_LEAST, yes, no);
            case LE -> above(condition, Filter.JUMP_IF_ABOVE, no, yes);
            case LT -> above(condition, Filter.JUMP_IF_AT_LEAST, no, yes);
        };
    }

    private int bits(Condition condition, int yes, int no) {
        long mask = condition.mask();
        long value = condition.value();
        int lower = half(Filter.lower(condition.argument()), (int) mask, (int) value, yes, no);
        return half(Filter.upper(condition.argument()), upper(mask), upper(value), lower, no);
    }

    private int half(int offset, int mask, int value, int yes, int no) {
        if (mask == 0) {
            return value == 0 ? yes : no;
        }
        if (mask == -1) {
            return assembler.load(offset, assembler.jump(Filter.JUMP_IF_EQUAL, value, yes, no));
        }
        if (value == 0) {
            return assembler.load(offset, assembler.jump(Filter.JUMP_IF_ANY_BIT, mask, no, yes));
        }
        return assembler.load(offset, assembler.and(mask, assembler.jump(Filter.JUMP_IF_EQUAL, value, yes, no)));
    }

    /** The lower half counts where the upper ones are equal. */
    private int above(Condition condition, int kind, int yes, int no) {
        int argument = condition.argument();
        int lower = assembler.load(Filter.lower(argument), assembler.jump(kind, (int) condition.value(), yes, no));
        int upper = upper(condition.value());
        int equal = assembler.jump(Filter.JUMP_IF_EQUAL, upper, lower, no);
        return assembler.load(Filter.upper(argument), assembler.jump(Filter.JUMP_IF_ABOVE, upper, yes, equal));
    }

    private static int upper(long value) {
        return (int) (value >>> Integer.SIZE);
    }

    // Many values of one argument are searched by halves, like the calls' numbers.

    private static boolean areValuesOfOneArgument(List<Rule> rules) {
        return rules.stream()
                .allMatch(rule -> rule.conditions().size() == 1
                        && rule.action().equals(rules.get(0).action())
                        && isValue(
                                rule.conditions().get(0),
                                rules.get(0).conditions().get(0)));
    }

    private static boolean isValue(Condition condition, Condition first) {
        return condition.argument() == first.argument()
                && condition.comparison() == Comparison.EQ
                && upper(condition.value()) == 0;
    }

    private int values(List<Rule> rules, int otherwise) {
        TreeSet<Long> borders = new TreeSet<>();
        for (Rule rule : rules) {
            long value = rule.conditions().get(0).value();
            toggle(borders, value);
            toggle(borders, value + 1); // Where a neighbour is a value, too, there is no border.
        }
        borders.remove(1L << Integer.SIZE);
        int argument = rules.get(0).conditions().get(0).argument();
        int yes = assembler.end(rules.get(0).action());
        int lower = assembler.load(Filter.lower(argument), between(List.copyOf(borders), false, yes, otherwise));
        int upper = assembler.jump(Filter.JUMP_IF_EQUAL, 0, lower, otherwise);
        return assembler.load(Filter.upper(argument), upper);
    }

    private static void toggle(Set<Long> borders, long value) {
        if (!borders.remove(value)) {
            borders.add(value);
        }
    }

    /** Each border that is passed changes whether the word is one of the values. */
    private int between(List<Long> borders, boolean isValue, int yes, int no) {
        if (borders.isEmpty()) {
            return isValue ? yes : no;
        }
        int middle = borders.size() / 2;
        int below = between(borders.subList(0, middle), isValue, yes, no);
        int above = between(borders.subList(middle + 1, borders.size()), isValue ^ middle % 2 == 0, yes, no);
        return assembler.jump(Filter.JUMP_IF_AT_LEAST, (int) (long) borders.get(middle), above, below);
    }
}
