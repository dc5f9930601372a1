package containers.seccomp.file;

import containers.json.Fields;
import containers.seccomp.filter.Action;
import containers.seccomp.filter.Condition;
import containers.seccomp.filter.Condition.Comparison;
import containers.seccomp.filter.Rule;
import java.util.ArrayList;
import java.util.List;

/**
 * What a profile says of some calls.
 *
 * @param names the calls
 * @param action what becomes of them
 * @param conditions what has to be true of their arguments
 * @param includes for whom it is said; nothing for all
 * @param excludes for whom it isn't
 */
record Entry(List<String> names, Action action, List<Condition> conditions, Selector includes, Selector excludes) {

    /** A system call has no more arguments. */
    private static final int ARGUMENTS = 6;

    private static final String PREFIX = "SCMP_CMP_";

    static Entry of(Fields fields) {
        List<Condition> conditions =
                fields.objects("args").stream().map(Entry::condition).toList();
        return new Entry(
                names(fields),
                ActionName.action(fields, "action", "errnoRet"),
                conditions,
                Selector.of(fields, "includes"),
                Selector.of(fields, "excludes"));
    }

    /** One name or many; a call that only other processors have is none here, and one that nobody has is a mistake. */
    private static List<String> names(Fields fields) {
        List<String> names = new ArrayList<>(fields.texts("names"));
        if (fields.has("name")) {
            if (!names.isEmpty()) {
                throw fields.wrong("name", "there is 'names', too: one of them is enough");
            }
            names.add(fields.text("name"));
        }
        if (names.isEmpty()) {
            throw fields.wrong("names", "a call's name is missing");
        }
        for (String name : names) {
            if (!KnownCalls.isKnown(name)) {
                throw fields.wrong("names", "there is no call '" + name + "' on any processor");
            }
        }
        return names;
    }

    private static Condition condition(Fields fields) {
        long index = fields.number("index");
        if (index < 0 || index >= ARGUMENTS) {
            throw fields.wrong("index", "a call has the arguments 0 to " + (ARGUMENTS - 1));
        }
        Comparison comparison = comparison(fields);
        long value = fields.number("value");
        return comparison == Comparison.MASKED_EQ
                ? Condition.masked((int) index, value, fields.has("valueTwo") ? fields.number("valueTwo") : 0)
                : Condition.of((int) index, comparison, value);
    }

    private static Comparison comparison(Fields fields) {
        String name = fields.text("op");
        for (Comparison each : Comparison.values()) {
            if (name.equals(PREFIX + each)) {
                return each;
            }
        }
        throw fields.wrong("op", "there is no operator '" + name + "' (SCMP_CMP_EQ, SCMP_CMP_MASKED_EQ and others)");
    }

    boolean holdsFor(Circumstances circumstances) {
        return includes.holdsAllOf(circumstances) && !excludes.holdsAnyOf(circumstances);
    }

    /** Engines take several conditions on one argument for as many rules, since libseccomp knows none with more. */
    List<Rule> rules() {
        long arguments = conditions.stream().map(Condition::argument).distinct().count();
        if (arguments == conditions.size()) {
            return List.of(new Rule(conditions, action));
        }
        return conditions.stream()
                .map(condition -> Rule.when(condition, action))
                .toList();
    }
}
