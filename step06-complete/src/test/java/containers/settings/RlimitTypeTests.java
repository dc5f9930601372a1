package containers.settings;

import static org.assertj.core.api.Assertions.assertThat;

import containers.testing.CHeader;
import containers.testing.Feature;
import containers.testing.Needs;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RlimitTypeTests {

    @ParameterizedTest
    @EnumSource
    @Needs(Feature.KERNEL_HEADERS)
    void theirNumbersAreTheKernels(RlimitType type) {
        assertThat(CHeader.constants("asm-generic/resource.h")).containsEntry(type.name(), (long) type.number());
    }

    @ParameterizedTest
    @EnumSource
    void eachIsFoundByItsWord(RlimitType type) {
        assertThat(RlimitType.of(type.word())).hasValue(type);
    }
}
