package containers.seccomp.filter;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * A program for the kernel to run at each system call, which says whether it may be made: seccomp(2), and the kernel's
 * {@code Documentation/networking/filter.rst}.
 *
 * <p>It has one register, and jumps forward only, so it always ends. What it can look at is {@code struct seccomp_data}: the
 * call's number, the processor whose numbers those are, and the arguments, but nothing that they point to.
 */
public final class Filter {

    /** Of an instruction, {@code struct sock_filter}: a code, two jumps and a constant. */
    static final int INSTRUCTION_SIZE = 8;

    /** The kernel takes no longer one. */
    static final int MOST_INSTRUCTIONS = 4096;

    // In struct seccomp_data.
    static final int NUMBER = 0;
    static final int PROCESSOR = 4;
    private static final int ARGUMENTS = 16;

    // linux/bpf_common.h
    static final int LOAD = 0x20; // BPF_LD | BPF_W | BPF_ABS
    static final int AND = 0x54; // BPF_ALU | BPF_AND | BPF_K
    static final int JUMP = 0x05; // BPF_JMP | BPF_JA
    static final int JUMP_IF_EQUAL = 0x15; // BPF_JMP | BPF_JEQ | BPF_K
    static final int JUMP_IF_ABOVE = 0x25; // BPF_JMP | BPF_JGT | BPF_K
    static final int JUMP_IF_AT_LEAST = 0x35; // BPF_JMP | BPF_JGE | BPF_K
    static final int JUMP_IF_ANY_BIT = 0x45; // BPF_JMP | BPF_JSET | BPF_K
    static final int RETURN = 0x06; // BPF_RET | BPF_K

    private final byte[] bytes;

    /** One that was written before. */
    public Filter(byte[] bytes) {
        this.bytes = bytes.clone();
    }

    /** The lower half of an argument. It comes first: both processors are little-endian. */
    static int lower(int argument) {
        return ARGUMENTS + argument * Long.BYTES;
    }

    static int upper(int argument) {
        return lower(argument) + Integer.BYTES;
    }

    /** How many instructions it has. */
    public int size() {
        return bytes.length / INSTRUCTION_SIZE;
    }

    /** As the kernel reads it. */
    public byte[] bytes() {
        return bytes.clone();
    }

    int code(int index) {
        return words().getShort(index * INSTRUCTION_SIZE);
    }

    /** Where it goes on, after a jump that is taken or any other instruction. */
    int yes(int index) {
        int skipped = code(index) == JUMP ? constant(index) : Byte.toUnsignedInt(bytes[index * INSTRUCTION_SIZE + 2]);
        return index + 1 + skipped;
    }

    int no(int index) {
        return index + 1 + Byte.toUnsignedInt(bytes[index * INSTRUCTION_SIZE + 3]);
    }

    int constant(int index) {
        return words().getInt(index * INSTRUCTION_SIZE + Integer.BYTES);
    }

    private ByteBuffer words() {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
