package containers.devices;

import containers.filesystems.Device;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * A program that the kernel runs when somebody in a control group is about to use a device: its result says whether they
 * may. bpf(2), and the kernel's {@code Documentation/bpf/standardization/instruction-set.rst}.
 *
 * <p>It has eleven registers. The first, r0, holds the result in the end; r1 has the address of what there is to look at,
 * {@code struct bpf_cgroup_dev_ctx}: the kind of device and of access in one word, the two numbers in the next ones.
 */
final class DeviceProgram {

    /** Of an instruction: a code, two registers, how far to jump or where to load from, a constant. */
    static final int INSTRUCTION_SIZE = 8;

    // linux/bpf_common.h, linux/bpf.h
    private static final int LOAD = 0x61; // BPF_LDX | BPF_MEM | BPF_W
    private static final int COPY = 0xbf; // BPF_ALU64 | BPF_MOV | BPF_X
    private static final int SET = 0xb7; // BPF_ALU64 | BPF_MOV | BPF_K
    private static final int AND = 0x57; // BPF_ALU64 | BPF_AND | BPF_K
    private static final int SHIFT_RIGHT = 0x77; // BPF_ALU64 | BPF_RSH | BPF_K
    private static final int JUMP_IF_NOT_EQUAL = 0x55; // BPF_JMP | BPF_JNE | BPF_K
    private static final int JUMP_IF_ANY_BIT = 0x45; // BPF_JMP | BPF_JSET | BPF_K
    private static final int EXIT = 0x95; // BPF_JMP | BPF_EXIT

    private static final int RESULT = 0;
    private static final int CONTEXT = 1;
    private static final int TYPE = 2;
    private static final int ACCESS = 3;
    private static final int MAJOR = 4;
    private static final int MINOR = 5;

    // BPF_DEVCG_ACC_MKNOD and the like, by their place
    private static final String ACCESSES = "mrw";

    private record Instruction(int code, int register, int source, int offset, int constant, String text) {}

    private final List<Instruction> instructions = new ArrayList<>();

    // tag::rules[]
    /** The program that allows what these rules allow, and nothing else. */
    DeviceProgram(List<DeviceRule> rules) {
        load(TYPE, 0, "the kind of device, and of access");
        add(COPY, ACCESS, TYPE, 0, 0, "r3 = r2");
        add(AND, TYPE, 0, 0, 0xFFFF, "r2 = the lower half of r2: the kind of device");
        add(SHIFT_RIGHT, ACCESS, 0, 0, Short.SIZE, "r3 = the upper half of r3: the kind of access");
        load(MAJOR, 4, "the major number");
        load(MINOR, 8, "the minor number");
        for (DeviceRule rule : rules) {
            allow(rule);
        }
        answer(0, "no");
    }

    /** Each test that fails goes on behind the rule. */
    private void allow(DeviceRule rule) {
        int tests = 2 + (rule.major().isPresent() ? 1 : 0) + (rule.minor().isPresent() ? 1 : 0);
        int rest = tests + 1;
        unless(TYPE, rule.type() == Device.Type.BLOCK ? 1 : 2, rule.type().toString(), rest--);
        add(JUMP_IF_ANY_BIT, ACCESS, 0, rest, others(rule), "if r3 has more than " + rule.access() + skip(rest--));
        if (rule.major().isPresent()) {
            unless(MAJOR, rule.major().getAsInt(), "" + rule.major().getAsInt(), rest--);
        }
        if (rule.minor().isPresent()) {
            unless(MINOR, rule.minor().getAsInt(), "" + rule.minor().getAsInt(), rest--);
        }
        answer(1, "yes: " + rule);
    }
    // end::rules[]

    /** The bits of what the rule doesn't allow. */
    private static int others(DeviceRule rule) {
        int bits = 0;
        for (int i = 0; i < ACCESSES.length(); i++) {
            if (rule.access().indexOf(ACCESSES.charAt(i)) < 0) {
                bits |= 1 << i;
            }
        }
        return bits;
    }

    private void load(int register, int offset, String what) {
        add(LOAD, register, CONTEXT, offset, 0, "r" + register + " = " + what);
    }

    private void unless(int register, int value, String name, int rest) {
        add(JUMP_IF_NOT_EQUAL, register, 0, rest, value, "if r" + register + " isn't " + name + skip(rest));
    }

    private static String skip(int instructions) {
        return ", skip " + instructions;
    }

    private void answer(int result, String text) {
        add(SET, RESULT, 0, 0, result, "r0 = " + text);
        add(EXIT, 0, 0, 0, 0, "exit");
    }

    private void add(int code, int register, int source, int offset, int constant, String text) {
        instructions.add(new Instruction(code, register, source, offset, constant, text));
    }

    int size() {
        return instructions.size();
    }

    /** As a person reads it. */
    List<String> lines() {
        return instructions.stream().map(Instruction::text).toList();
    }

    /** As the kernel reads it: {@code struct bpf_insn}. */
    byte[] bytes() {
        ByteBuffer bytes = ByteBuffer.allocate(size() * INSTRUCTION_SIZE).order(ByteOrder.nativeOrder());
        for (Instruction each : instructions) {
            bytes.put((byte) each.code).put((byte) ((each.source << 4) | each.register));
            bytes.putShort((short) each.offset).putInt(each.constant);
        }
        return bytes.array();
    }
}
