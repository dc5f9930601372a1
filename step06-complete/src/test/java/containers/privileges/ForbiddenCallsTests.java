package containers.privileges;

import static org.assertj.core.api.Assertions.assertThat;

import containers.kernel.Architecture;
import containers.testing.CHeader;
import containers.testing.Feature;
import containers.testing.Needs;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The verdicts of the filter, found by going through it as the kernel does. */
class ForbiddenCallsTests {

    private static final int X86_64 = 0xC000_003E;
    private static final int I386 = 0x4000_0003;
    private static final int AARCH64 = 0xC000_00B7;

    private static final long ALLOWED = 0x7fff_0000;
    private static final long EPERM = 0x0005_0001;
    private static final long ENOSYS = 0x0005_0026;

    private static final long CLONE_NEWUSER = 0x1000_0000;
    private static final long CLONE_FILES = 0x400;

    @ParameterizedTest
    @CsvSource({
        "x86_64-linux-gnu/asm/unistd_64.h, X86_64",
        "x86_64-linux-gnu/asm/unistd_32.h, I386",
        "asm-generic/unistd.h, AARCH64"
    })
    @Needs(Feature.KERNEL_HEADERS)
    void theNumbersAreTheKernels(String header, ForbiddenCalls calls) {
        Map<String, Long> numbers = CHeader.constants(header);
        boolean arm = calls == ForbiddenCalls.AARCH64;
        Filter filter = ForbiddenCalls.filter(arm ? Architecture.AARCH64 : Architecture.X86_64, false);
        int processor = arm ? AARCH64 : calls == ForbiddenCalls.X86_64 ? X86_64 : I386;

        for (String name : List.of("clone", "unshare")) {
            assertThat(verdict(filter, processor, numbers.get("__NR_" + name), CLONE_NEWUSER, 0))
                    .as(name)
                    .isEqualTo(EPERM);
            assertThat(verdict(filter, processor, numbers.get("__NR_" + name), CLONE_FILES, 0))
                    .as(name)
                    .isEqualTo(ALLOWED);
        }
        for (String name : List.of("setns", "add_key", "request_key", "keyctl")) {
            assertThat(verdict(filter, processor, numbers.get("__NR_" + name), 0, 0))
                    .as(name)
                    .isEqualTo(EPERM);
        }
        assertThat(verdict(filter, processor, numbers.get("__NR_clone3"), 0, 0)).isEqualTo(ENOSYS);
        long ioctl = numbers.get("__NR_ioctl");
        assertThat(verdict(filter, processor, ioctl, 0, 0x5412)).as("TIOCSTI").isEqualTo(EPERM);
        assertThat(verdict(filter, processor, ioctl, 0, 0x1_0000_5412L))
                .as("the kernel looks at 32 bits")
                .isEqualTo(EPERM);
        assertThat(verdict(filter, processor, ioctl, 0, 0x541C)).as("TIOCLINUX").isEqualTo(EPERM);
        assertThat(verdict(filter, processor, ioctl, 0, 0x5401)).as("TCGETS").isEqualTo(ALLOWED);
        assertThat(verdict(filter, processor, numbers.get("__NR_read"), 0, 0)).isEqualTo(ALLOWED);
    }

    @Test
    void whoMayMakeNamespacesMay() {
        Filter filter = ForbiddenCalls.filter(Architecture.X86_64, true);

        assertThat(verdict(filter, X86_64, 272, CLONE_NEWUSER, 0)).isEqualTo(ALLOWED);
        assertThat(verdict(filter, X86_64, 435, 0, 0)).isEqualTo(ALLOWED);
        assertThat(verdict(filter, X86_64, 250, 0, 0)).as("keyctl").isEqualTo(EPERM);
    }

    @Test
    void otherNumbersForTheSameCallsAreNoWayRound() {
        Filter filter = ForbiddenCalls.filter(Architecture.X86_64, false);

        assertThat(verdict(filter, X86_64, 0x4000_0000L | 272, CLONE_NEWUSER, 0))
                .as("x32")
                .isEqualTo(ENOSYS);
        assertThat(verdict(filter, AARCH64, 97, CLONE_NEWUSER, 0))
                .as("another processor's")
                .isEqualTo(ENOSYS);
    }

    /** What the kernel's documentation says that each instruction does. */
    private static long verdict(Filter filter, int processor, long number, long first, long second) {
        ByteBuffer data = ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN);
        data.putInt((int) number).putInt(processor).putLong(0).putLong(first).putLong(second);
        ByteBuffer program = ByteBuffer.wrap(filter.bytes()).order(ByteOrder.nativeOrder());
        int word = 0;
        for (int at = 0; ; at++) {
            int instruction = at * Filter.INSTRUCTION_SIZE;
            int constant = program.getInt(instruction + 4);
            boolean yes;
            switch (program.getShort(instruction)) {
                case 0x20 -> {
                    word = data.getInt(constant);
                    continue;
                }
                case 0x06 -> {
                    return Integer.toUnsignedLong(constant);
                }
                case 0x15 -> yes = word == constant;
                case 0x35 -> yes = Integer.compareUnsigned(word, constant) >= 0;
                case 0x45 -> yes = (word & constant) != 0;
                default -> throw new AssertionError("no such instruction: " + program.getShort(instruction));
            }
            at += Byte.toUnsignedInt(program.get(instruction + (yes ? 2 : 3)));
        }
    }
}
