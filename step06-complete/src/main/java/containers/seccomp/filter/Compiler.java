package containers.seccomp.filter;

import containers.kernel.Architecture;
import containers.kernel.Errno;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Makes a filter of a profile.
 *
 * <p>It runs at each call that anybody in the container makes, so it must be short on the way: the numbers are searched by
 * halves. Neighbours with the same rules are one range.
 */
public final class Compiler {

    private static final Rule NEWER = Rule.always(Action.refuse(Errno.ENOSYS));

    /** Behind the calls that all processors have, arm has some of its own. */
    static final int ORDINARY = 0xF_0000;

    /** Where the numbers of x32 begin, a kind of programs for x86-64 that died out: asm/unistd.h. */
    private static final int X32 = 0x4000_0000;

    private final Assembler assembler = new Assembler();
    private final Arguments arguments = new Arguments(assembler);
    private final Profile profile;

    private Compiler(Profile profile) {
        this.profile = profile;
    }

    // tag::compile[]
    /** The filter for that processor, and for the programs of its 32-bit ancestor. */
    public static Filter compile(Profile profile, Architecture architecture) {
        Compiler compiler = new Compiler(profile);
        List<Abi> abis = new ArrayList<>(Abi.of(architecture));
        abis.retainAll(profile.abis());
        int next = compiler.assembler.end(Action.refuse(Errno.ENOSYS));
        for (int i = abis.size() - 1; i >= 0; i--) { // A filter is written from its end.
            int calls = compiler.assembler.load(Filter.NUMBER, compiler.calls(abis.get(i)));
            next = compiler.assembler.jump(Filter.JUMP_IF_EQUAL, abis.get(i).processor(), calls, next);
        }
        compiler.assembler.load(Filter.PROCESSOR, next);
        return compiler.assembler.filter();
    }

    /** All calls of one kind of program. */
    private int calls(Abi abi) {
        SortedMap<Integer, List<Rule>> ranges = ranges(CallNumbers.of(abi));
        if (abi == Abi.X86_64) {
            ranges.put(X32, List.of(NEWER));
        }
        SortedMap<Integer, List<Rule>> changes = withoutRepetition(ranges);
        return search(new ArrayList<>(changes.keySet()), new ArrayList<>(changes.values()));
    }

    /** In which half is it? Each range has its first number. */
    private int search(List<Integer> firsts, List<List<Rule>> rules) {
        if (firsts.size() == 1) {
            return arguments.rules(rules.get(0), profile.otherwise());
        }
        int middle = firsts.size() / 2;
        int upper = search(firsts.subList(middle, firsts.size()), rules.subList(middle, rules.size()));
        int lower = search(firsts.subList(0, middle), rules.subList(0, middle));
        return assembler.jump(Filter.JUMP_IF_AT_LEAST, firsts.get(middle), upper, lower);
    }
    // end::compile[]

    /**
     * The first number of each range, and its rules. A call that is newer than all that the profile speaks of doesn't exist:
     * a program tries another then, which it wouldn't when it were refused. With x32's numbers it is the same.
     */
    private SortedMap<Integer, List<Rule>> ranges(Map<String, Integer> numbers) {
        SortedMap<Integer, List<Rule>> byNumber = new TreeMap<>();
        profile.rules().forEach((name, rules) -> {
            if (numbers.containsKey(name)) {
                byNumber.put(numbers.get(name), rules);
            }
        });
        List<Rule> unknown = profile.otherwise().isMade() ? List.of() : List.of(NEWER);
        SortedMap<Integer, List<Rule>> ordinary = byNumber.headMap(ORDINARY);
        int newer = ordinary.isEmpty() ? 0 : ordinary.lastKey() + 1;
        SortedMap<Integer, List<Rule>> firsts = new TreeMap<>();
        firsts.put(0, List.of());
        byNumber.forEach((number, rules) -> {
            firsts.put(number, rules);
            firsts.put(number + 1, number + 1 < newer ? List.of() : unknown);
        });
        return firsts;
    }

    private static SortedMap<Integer, List<Rule>> withoutRepetition(SortedMap<Integer, List<Rule>> firsts) {
        SortedMap<Integer, List<Rule>> changes = new TreeMap<>();
        firsts.forEach((first, rules) -> {
            if (changes.isEmpty() || !changes.get(changes.lastKey()).equals(rules)) {
                changes.put(first, rules);
            }
        });
        return changes;
    }
}
