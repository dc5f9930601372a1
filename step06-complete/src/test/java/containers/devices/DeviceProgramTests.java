package containers.devices;

import static org.assertj.core.api.Assertions.assertThat;

import containers.filesystems.Device;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The program's answers, worked out as the kernel would. */
final class DeviceProgramTests {

    private static final int READ = 2;
    private static final int WRITE = 4;
    private static final int MAKE = 1;

    @ParameterizedTest
    @CsvSource({
        "c, 1, 3",
        "c, 1, 5",
        "c, 1, 7",
        "c, 1, 8",
        "c, 1, 9",
        "c, 5, 0",
        "c, 5, 2",
        "c, 136, 0",
        "c, 136, 70000",
    })
    void theUsualDevicesCanBeUsed(String type, int major, int minor) {
        assertThat(answer(type, major, minor, READ | WRITE)).isTrue();
        assertThat(answer(type, major, minor, READ)).isTrue();
        assertThat(answer(type, major, minor, MAKE)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "b, 1, 3", "c, 1, 1", "c, 1, 2", "c, 1, 4", "c, 1, 11", "c, 10, 229", "c, 10, 232", "c, 10, 237", "c, 4, 0",
        "c, 5, 1", "b, 7, 0", "b, 8, 0", "b, 254, 0", "b, 136, 0", "c, 257, 3", "c, 1, 259", "c, 135, 0", "c, 137, 0",
    })
    void ofOthersNodesCanBeMadeAndNoMore(String type, int major, int minor) {
        assertThat(answer(type, major, minor, MAKE)).isTrue();
        assertThat(answer(type, major, minor, READ)).isFalse();
        assertThat(answer(type, major, minor, WRITE)).isFalse();
        assertThat(answer(type, major, minor, READ | MAKE)).isFalse();
    }

    @Test
    void aRuleMayAllowReadingOnly() {
        DeviceRule rule = new DeviceRule(Device.Type.BLOCK, OptionalInt.of(8), OptionalInt.of(16), "r");
        DeviceProgram program = new DeviceProgram(List.of(rule));

        assertThat(run(program, "b", 8, 16, READ)).isTrue();
        assertThat(run(program, "b", 8, 16, WRITE)).isFalse();
        assertThat(run(program, "b", 8, 16, READ | WRITE)).isFalse();
        assertThat(run(program, "b", 8, 16, MAKE)).isFalse();
        assertThat(run(program, "b", 8, 17, READ)).isFalse();
        assertThat(run(program, "c", 8, 16, READ)).isFalse();
    }

    @Test
    void withoutARuleNothingIsAllowed() {
        assertThat(run(new DeviceProgram(List.of()), "c", 1, 3, READ)).isFalse();
    }

    @Test
    void aPersonCanReadIt() {
        DeviceRule rule = new DeviceRule(Device.Type.CHARACTER, OptionalInt.of(10), OptionalInt.of(229), "rw");

        assertThat(new DeviceProgram(List.of(rule)).lines())
                .containsExactly(
                        "r2 = the kind of device, and of access",
                        "r3 = r2",
                        "r2 = the lower half of r2: the kind of device",
                        "r3 = the upper half of r3: the kind of access",
                        "r4 = the major number",
                        "r5 = the minor number",
                        "if r2 isn't c, skip 5",
                        "if r3 has more than rw, skip 4",
                        "if r4 isn't 10, skip 3",
                        "if r5 isn't 229, skip 2",
                        "r0 = yes: c 10:229 rw",
                        "exit",
                        "r0 = no",
                        "exit");
    }

    private static boolean answer(String type, int major, int minor, int access) {
        return run(new DeviceProgram(DeviceRule.usual()), type, major, minor, access);
    }

    /** Runs the instructions, whose codes are those of the kernel's document. */
    private static boolean run(DeviceProgram program, String type, int major, int minor, int access) {
        int[] context = {(access << 16) | (type.equals("b") ? 1 : 2), major, minor};
        long[] registers = new long[11];
        ByteBuffer code = ByteBuffer.wrap(program.bytes()).order(ByteOrder.nativeOrder());
        for (int at = 0; ; at++) {
            int operation = Byte.toUnsignedInt(code.get(at * 8));
            int to = code.get(at * 8 + 1) & 15;
            int from = (code.get(at * 8 + 1) >> 4) & 15;
            int offset = code.getShort(at * 8 + 2);
            int constant = code.getInt(at * 8 + 4);
            switch (operation) {
                case 0x61 -> registers[to] = Integer.toUnsignedLong(context[offset / 4]);
                case 0xbf -> registers[to] = registers[from];
                case 0xb7 -> registers[to] = constant;
                case 0x57 -> registers[to] &= constant;
                case 0x77 -> registers[to] >>>= constant;
                case 0x55 -> at += registers[to] != constant ? offset : 0;
                case 0x45 -> at += (registers[to] & constant) != 0 ? offset : 0;
                case 0x95 -> {
                    return registers[0] == 1;
                }
                default -> throw new AssertionError("the program has an instruction " + operation);
            }
        }
    }
}
