package containers.seccomp.filter;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A filter for a person to read: an instruction a line, with a number that jumps refer to.
 *
 * <p>The instructions alone don't say what is in the register when they come. So this goes through them from the top and
 * takes along what was loaded last, and for whose calls.
 */
public final class FilterText {

    /** What is known where an instruction is reached. */
    private record Known(Abi abi, int loaded) {}

    private static final int NOTHING = -1;

    private final Filter filter;
    private final Known[] known;
    private final Map<Abi, Map<Integer, String>> names = new HashMap<>();
    private final List<String> lines = new ArrayList<>();

    private FilterText(Filter filter) {
        this.filter = filter;
        this.known = new Known[filter.size()];
        Arrays.fill(known, new Known(Abi.X86_64, NOTHING));
    }

    /** All of it. */
    public static List<String> of(Filter filter) {
        FilterText text = new FilterText(filter);
        for (int i = 0; i < filter.size(); i++) {
            text.add(i);
        }
        return text.lines;
    }

    private void add(int index) {
        int constant = filter.constant(index);
        Known here = known[index];
        switch (filter.code(index)) {
            case Filter.LOAD -> {
                line(index, "load " + word(constant));
                known[index + 1] = new Known(here.abi, constant);
            }
            case Filter.AND -> {
                line(index, "keep the bits " + hex(constant));
                known[index + 1] = here;
            }
            case Filter.JUMP -> {
                line(index, "go on at " + label(filter.yes(index)));
                known[filter.yes(index)] = here;
            }
            case Filter.RETURN -> line(index, action(constant));
            default -> addJump(index, here, constant);
        }
    }

    private void addJump(int index, Known here, int constant) {
        boolean isProcessor = here.loaded == Filter.PROCESSOR;
        Known yes = isProcessor ? new Known(abi(constant), here.loaded) : here;
        known[filter.yes(index)] = yes;
        known[filter.no(index)] = here;
        String operator = switch (filter.code(index)) {
            case Filter.JUMP_IF_EQUAL -> "it is ";
            case Filter.JUMP_IF_ABOVE -> "it is above ";
            case Filter.JUMP_IF_AT_LEAST -> "it is at least ";
            default -> "it has any of the bits ";
        };
        line(
                index,
                "if " + operator + value(here, constant) + ": " + target(filter.yes(index)) + ", otherwise "
                        + target(filter.no(index)));
    }

    private String value(Known here, int constant) {
        return switch (here.loaded) {
            case Filter.PROCESSOR -> abi(constant).name();
            case Filter.NUMBER -> number(here.abi, constant);
            default -> hex(constant);
        };
    }

    private String number(Abi abi, int number) {
        String name = names.computeIfAbsent(abi, FilterText::namesOf).get(number);
        return name == null ? Integer.toString(number) : number + " (" + name + ")";
    }

    private static Map<Integer, String> namesOf(Abi abi) {
        Map<Integer, String> names = new HashMap<>();
        CallNumbers.of(abi).forEach((name, number) -> names.put(number, name));
        return names;
    }

    private static String word(int offset) {
        if (offset == Filter.NUMBER) {
            return "the call's number";
        }
        if (offset == Filter.PROCESSOR) {
            return "the processor";
        }
        int argument = (offset - Filter.lower(0)) / Long.BYTES;
        String half = offset == Filter.lower(argument) ? "lower" : "upper";
        return "the " + half + " half of argument " + argument;
    }

    private static Abi abi(int processor) {
        return Arrays.stream(Abi.values())
                .filter(each -> each.processor() == processor)
                .findFirst()
                .orElseThrow();
    }

    private static String action(int value) {
        return Action.of(value).text();
    }

    private static String hex(int value) {
        return value >= 0 && value < 10 ? Integer.toString(value) : "0x" + Integer.toHexString(value);
    }

    /** Most jumps lead to a verdict: nobody wants to look for that. */
    private String target(int index) {
        return filter.code(index) == Filter.RETURN ? action(filter.constant(index)) : label(index);
    }

    private static String label(int index) {
        return "#" + (index + 1);
    }

    private void line(int index, String text) {
        lines.add(" ".repeat(Math.max(0, 6 - label(index).length())) + label(index) + "   " + text);
    }
}
