package containers.seccomp.filter;

import static org.assertj.core.api.Assertions.assertThat;

import containers.kernel.Architecture;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What our filters say, by the judgement of libseccomp, with which engines make theirs. */
public final class SameVerdicts {

    /** The last of those that the library knows. What is newer is ENOSYS here. */
    private static final int LAST_KNOWN = 456;

    private SameVerdicts() {}

    /** Compares them for all calls, and the arguments that the profile looks at. */
    public static void assertSameVerdicts(Profile profile, Architecture architecture, List<Abi> abis)
            throws IOException {
        Verdicts ours = new Verdicts(Compiler.compile(profile, architecture));
        Verdicts theirs = new Verdicts(LibSeccomp.filter(profile, architecture));
        for (Abi abi : abis) {
            Map<Integer, String> names = new HashMap<>();
            CallNumbers.of(abi).forEach((name, number) -> names.put(number, name));
            for (int number = 0; number <= LAST_KNOWN; number++) {
                String name = names.getOrDefault(number, "");
                if (name.isEmpty() || LibSeccomp.number(abi, name).isPresent()) {
                    assertSameVerdicts(
                            ours, theirs, abi, number, profile.rules().getOrDefault(name, List.of()));
                }
            }
        }
    }

    private static void assertSameVerdicts(Verdicts ours, Verdicts theirs, Abi abi, int number, List<Rule> rules) {
        Set<Long> interesting = new TreeSet<>(List.of(0L, 7L, -1L));
        rules.forEach(rule -> rule.conditions().forEach(condition -> {
            addNeighbours(interesting, condition.value());
            for (int bit = 0; bit < Long.SIZE; bit++) {
                interesting.add(condition.value() ^ 1L << bit);
            }
        }));
        // A 32-bit program's arguments have no upper half: the kernel puts zeros there, the library doesn't look.
        long bits = abi == Abi.X86_64 || abi == Abi.AARCH64 ? -1 : 0xFFFF_FFFFL;
        for (long each : interesting) {
            long argument = each & bits;
            assertSameVerdict(ours, theirs, abi, number, argument, 0, 0);
            assertSameVerdict(ours, theirs, abi, number, 0, argument, 0);
            assertSameVerdict(ours, theirs, abi, number, 0, argument, 7);
            assertSameVerdict(ours, theirs, abi, number, 3, 3, argument);
        }
    }

    private static void addNeighbours(Set<Long> values, long value) {
        for (long upper : List.of(0L, 1L << Integer.SIZE, -1L << Integer.SIZE)) {
            values.addAll(List.of(value - 1 ^ upper, value ^ upper, value + 1 ^ upper));
        }
    }

    private static void assertSameVerdict(Verdicts ours, Verdicts theirs, Abi abi, int number, long... arguments) {
        long expected = theirs.of(abi, number, arguments);
        if (ours.of(abi, number, arguments) != expected) {
            assertThat(ours.of(abi, number, arguments))
                    .as("%s's call %d with %x, %x, %x", abi, number, arguments[0], arguments[1], arguments[2])
                    .isEqualTo(expected);
        }
    }
}
