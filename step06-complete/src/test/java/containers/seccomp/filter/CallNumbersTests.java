package containers.seccomp.filter;

import static org.assertj.core.api.Assertions.assertThat;

import containers.testing.CHeader;
import containers.testing.Feature;
import containers.testing.Needs;
import containers.testing.OnceIsEnough;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The table of calls, against the kernel's own headers and libseccomp. */
@OnceIsEnough
class CallNumbersTests {

    /** From here on a call has the same number for everybody. */
    private static final int SHARED = 424;

    @ParameterizedTest
    @CsvSource({"X86_64, x86_64-linux-gnu/asm/unistd_64.h", "I386, x86_64-linux-gnu/asm/unistd_32.h"})
    @Needs(Feature.KERNEL_HEADERS)
    void itHasAllThatTheKernelsHeadersHave(Abi abi, String header) {
        Map<String, Integer> inHeader = new HashMap<>();
        CHeader.constants(header).forEach((name, number) -> {
            if (name.startsWith("__NR_")) {
                inHeader.put(name.substring("__NR_".length()), number.intValue());
            }
        });

        assertThat(inHeader).hasSizeGreaterThan(300);
        assertThat(CallNumbers.of(abi)).containsAllEntriesOf(inHeader);
    }

    /** The header is for many processors, with calls among them that aarch64 hasn't got. */
    @Test
    @Needs(Feature.KERNEL_HEADERS)
    void whatItHasOfAarch64TheHeaderHas() {
        Map<String, Long> header = CHeader.constants("asm-generic/unistd.h");
        long last = header.get("__NR_syscalls");

        CallNumbers.of(Abi.AARCH64).forEach((name, number) -> {
            if (number < last && !name.equals("newfstatat")) { // fstatat, there.
                assertThat(header.getOrDefault("__NR_" + name, header.get("__NR3264_" + name)))
                        .as(name)
                        .isEqualTo(number.longValue());
            }
        });
    }

    @ParameterizedTest
    @EnumSource
    @Needs(Feature.LIBSECCOMP)
    void theNumbersAreThoseOfLibseccomp(Abi abi) {
        int known = 0;
        for (Map.Entry<String, Integer> each : CallNumbers.of(abi).entrySet()) {
            OptionalInt number = LibSeccomp.number(abi, each.getKey());
            if (number.isPresent()) {
                known++;
                assertThat(each.getValue()).as(each.getKey()).isEqualTo(number.getAsInt());
            }
        }
        assertThat(known).isGreaterThan(300);
    }

    @Test
    void aNewCallHasTheSameNumberForAll() {
        Map<String, Integer> here = CallNumbers.of(Abi.X86_64);
        for (Abi abi : List.of(Abi.I386, Abi.AARCH64, Abi.ARM)) {
            CallNumbers.of(abi).forEach((name, number) -> {
                if (number >= SHARED && number < Compiler.ORDINARY) {
                    assertThat(here).containsEntry(name, number);
                }
            });
        }
        assertThat(here).containsEntry("mseal", 462);
    }

    @ParameterizedTest
    @EnumSource
    void noNumberIsThereTwice(Abi abi) {
        assertThat(CallNumbers.of(abi).values()).doesNotHaveDuplicates();
    }
}
