package containers.privileges;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * A program for the kernel to run at each system call, which says whether it may be made: seccomp(2), and the kernel's
 * {@code Documentation/networking/filter.rst}.
 *
 * <p>It has one register, and jumps forward only, so it always ends. What it can look at is {@code struct seccomp_data}: the
 * call's number, the processor whose numbers those are, and the arguments, but nothing that they point to.
 */
final class Filter {

    /** Of an instruction: a code, two jumps and a constant. */
    static final int INSTRUCTION_SIZE = 8;

    // In struct seccomp_data. Of an argument the lower half comes first: both processors are little-endian.
    static final int NUMBER = 0;
    static final int PROCESSOR = 4;
    private static final int ARGUMENTS = 16;

    // linux/bpf_common.h
    private static final int LOAD = 0x20; // BPF_LD | BPF_W | BPF_ABS
    private static final int JUMP_IF_EQUAL = 0x15; // BPF_JMP | BPF_JEQ | BPF_K
    private static final int JUMP_IF_AT_LEAST = 0x35; // BPF_JMP | BPF_JGE | BPF_K
    private static final int JUMP_IF_ANY_BIT = 0x45; // BPF_JMP | BPF_JSET | BPF_K
    private static final int RETURN = 0x06; // BPF_RET | BPF_K

    // linux/seccomp.h
    private static final int ALLOW = 0x7fff_0000;
    private static final int REFUSE = 0x0005_0000; // SECCOMP_RET_ERRNO, and the error's number

    private record Instruction(int code, int yes, int no, int constant, String text) {}

    private final List<Instruction> instructions = new ArrayList<>();

    /** Loads a word of what there is to look at. */
    Filter load(int offset, String what) {
        return add(LOAD, 0, 0, offset, "load " + what);
    }

    /** Loads the lower half of an argument, from 0. */
    Filter loadArgument(int index) {
        return load(ARGUMENTS + index * Long.BYTES, "argument " + index);
    }

    /** Passes over the next instructions where the word isn't that. */
    Filter ifEqual(int value, String name, int otherwiseSkip) {
        return add(JUMP_IF_EQUAL, 0, otherwiseSkip, value, "if it isn't " + name + ", skip " + otherwiseSkip);
    }

    Filter ifAtLeast(int value, int otherwiseSkip) {
        return add(JUMP_IF_AT_LEAST, 0, otherwiseSkip, value, "if it is below " + value + ", skip " + otherwiseSkip);
    }

    Filter ifAnyBit(int bits, String names, int otherwiseSkip) {
        return add(JUMP_IF_ANY_BIT, 0, otherwiseSkip, bits, "if it has none of " + names + ", skip " + otherwiseSkip);
    }

    Filter allow() {
        return add(RETURN, 0, 0, ALLOW, "allow");
    }

    /** The call isn't made, and fails with that error. */
    Filter refuse(int errno, String name) {
        return add(RETURN, 0, 0, REFUSE | errno, "refuse: " + name);
    }

    /** The other's instructions come next: jumps are relative, so they fit anywhere. */
    Filter addAll(Filter other) {
        instructions.addAll(other.instructions);
        return this;
    }

    private Filter add(int code, int yes, int no, int constant, String text) {
        instructions.add(new Instruction(code, yes, no, constant, text));
        return this;
    }

    int size() {
        return instructions.size();
    }

    /** As a person reads it. */
    List<String> lines() {
        return instructions.stream().map(Instruction::text).toList();
    }

    /** As the kernel reads it: {@code struct sock_filter}. */
    byte[] bytes() {
        ByteBuffer bytes = ByteBuffer.allocate(size() * INSTRUCTION_SIZE).order(ByteOrder.nativeOrder());
        for (Instruction each : instructions) {
            bytes.putShort((short) each.code).put((byte) each.yes).put((byte) each.no);
            bytes.putInt(each.constant);
        }
        return bytes.array();
    }
}
