package containers.seccomp.filter;

import static containers.seccomp.filter.SameVerdicts.assertSameVerdicts;
import static org.assertj.core.api.Assertions.assertThat;

import containers.kernel.Architecture;
import containers.kernel.Errno;
import containers.seccomp.filter.Condition.Comparison;
import containers.testing.Feature;
import containers.testing.Needs;
import containers.testing.OnceIsEnough;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Filters do what profiles say. */
@OnceIsEnough
class CompilerTests {

    @ParameterizedTest
    @EnumSource
    @Needs(Feature.LIBSECCOMP)
    void everyComparisonIsUnderstoodAsTheLibraryDoes(Comparison comparison) throws IOException {
        for (long value : List.of(0L, 1L, 0x7FFF_FFFFL, 0xFFFF_FFFFL, 0x1_0000_0000L, 0x5_0000_0007L, -2L)) {
            for (long mask : List.of(-1L, 0xFF0L, 0xFFFF_FFFFL, 0xF0_0000_000FL, 0x7_0000_0000L)) {
                boolean isMasked = comparison == Comparison.MASKED_EQ;
                Condition condition =
                        isMasked ? Condition.masked(1, mask, value & mask) : Condition.of(1, comparison, value);
                Profile profile = new Profile(Action.refuse(Errno.EPERM))
                        .allow(List.of("futex_requeue")) // The last one: what is newer is no matter of comparison.
                        .add("socket", Rule.when(condition, Action.ALLOW))
                        .add(
                                "read",
                                new Rule(
                                        List.of(condition, Condition.of(2, Comparison.EQ, 7)),
                                        Action.refuse(Errno.EACCES)));
                assertSameVerdicts(profile, Architecture.X86_64, List.of(Abi.X86_64));
            }
        }
    }

    @Test
    void jumpsReachAnyDistance() {
        Map<String, Integer> numbers = CallNumbers.of(Abi.I386);
        Profile profile = new Profile(Action.ALLOW);
        numbers.forEach((name, number) -> profile.add(name, Rule.always(Action.refuse(number + 1))));
        Filter filter = Compiler.compile(profile, Architecture.X86_64);
        Verdicts verdicts = new Verdicts(filter);

        assertThat(filter.size()).isBetween(1000, Filter.MOST_INSTRUCTIONS);
        numbers.forEach((name, number) ->
                assertThat(verdicts.of(Abi.I386, number)).as(name).isEqualTo(0x0005_0000 | number + 1));
        assertThat(verdicts.of(Abi.I386, 1000)).isEqualTo(Verdicts.ALLOWED);
    }
}
