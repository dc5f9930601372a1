package containers.traffic;

import containers.addresses.Subnet;
import containers.netlink.Attribute;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/**
 * A few instructions that the kernel runs for a packet: the classic Berkeley Packet Filter, as seccomp(2) has it, too. What
 * they return says what becomes of the packet: {@code tc-bpf(8)}, direct-action.
 *
 * @param instructions in their order; what loads a field that isn't there ends it, and the packet goes on
 */
record PacketProgram(List<Instruction> instructions) {

    /** {@code struct sock_filter}: what to do, how many to skip when so or not so, a number. */
    record Instruction(int code, int yes, int no, int constant) {}

    private static final int LOAD_HALF = 0x28; // BPF_LD|BPF_H|BPF_ABS
    private static final int LOAD_WORD = 0x20; // BPF_LD|BPF_W|BPF_ABS
    private static final int AND = 0x54; // BPF_ALU|BPF_AND|BPF_K
    private static final int JUMP_IF_EQUAL = 0x15; // BPF_JMP|BPF_JEQ|BPF_K
    private static final int RETURN = 0x06; // BPF_RET|BPF_K

    /** What the kernel takes it for, whatever tags are in front: {@code SKF_AD_OFF + SKF_AD_PROTOCOL}, linux/filter.h. */
    private static final int PROTOCOL = -0x1000;

    private static final int ETH_P_IP = 0x0800;
    private static final int ETH_P_ARP = 0x0806;

    /** Behind the 14 bytes of an Ethernet header, and 12 of IP's. */
    private static final int SOURCE = 26;

    private static final int DESTINATION = 30;

    private static final int TC_ACT_OK = 0;
    private static final int TC_ACT_SHOT = 2;

    private static final int SIZE = 8;

    PacketProgram {
        instructions = List.copyOf(instructions);
    }

    // tag::program[]
    /** Lets ARP through, and version 4 of IP where it is neither from an address of those nor to one. Nothing else. */
    static PacketProgram without(Subnet subnet) {
        return new PacketProgram(List.of(
                new Instruction(LOAD_HALF, 0, 0, PROTOCOL),
                new Instruction(JUMP_IF_EQUAL, 7, 0, ETH_P_ARP),
                new Instruction(JUMP_IF_EQUAL, 0, 7, ETH_P_IP),
                new Instruction(LOAD_WORD, 0, 0, SOURCE),
                new Instruction(AND, 0, 0, subnet.mask().bits()),
                new Instruction(JUMP_IF_EQUAL, 4, 0, subnet.first().bits()),
                new Instruction(LOAD_WORD, 0, 0, DESTINATION),
                new Instruction(AND, 0, 0, subnet.mask().bits()),
                new Instruction(JUMP_IF_EQUAL, 1, 0, subnet.first().bits()),
                new Instruction(RETURN, 0, 0, TC_ACT_OK),
                new Instruction(RETURN, 0, 0, TC_ACT_SHOT)));
    }
    // end::program[]

    /** The instructions as the kernel takes them. */
    Attribute attribute(String text) {
        ByteBuffer bytes = ByteBuffer.allocate(instructions.size() * SIZE).order(ByteOrder.nativeOrder());
        for (Instruction each : instructions) {
            bytes.putShort((short) each.code).put((byte) each.yes).put((byte) each.no);
            bytes.putInt(each.constant);
        }
        return Attribute.bytes(TrafficCode.TCA_BPF_OPS, bytes.array(), '"' + text + '"');
    }
}
