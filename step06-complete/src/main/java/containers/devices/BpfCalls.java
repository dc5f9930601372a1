package containers.devices;

import static containers.kernel.Argument.number;

import containers.kernel.Argument;
import containers.kernel.Call;
import containers.kernel.SystemCall;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;

/** The two of bpf(2)'s many commands that hand over a program for a control group. */
final class BpfCalls {

    /** How much of {@code union bpf_attr} each command reads. The kernel takes the rest for zeros. */
    private static final int LOAD_SIZE = 48;

    private static final int ATTACH_SIZE = 16;

    private static final int PROGRAM_TYPE = 15; // BPF_PROG_TYPE_CGROUP_DEVICE
    private static final int ATTACH_TYPE = 6; // BPF_CGROUP_DEVICE
    private static final int ALLOW_MULTI = 2; // BPF_F_ALLOW_MULTI

    private BpfCalls() {}

    /** Checks a program and keeps it; the result is a descriptor for it. */
    static Call bpf_prog_load(DeviceProgram program) {
        byte[] attributes = ByteBuffer.allocate(LOAD_SIZE)
                .order(ByteOrder.nativeOrder())
                .putInt(PROGRAM_TYPE)
                .putInt(program.size())
                .array();
        Argument.Structure attr = new Argument.Structure(
                attributes,
                Map.of(
                        8,
                        new Argument.Bytes(program.bytes(), String.join("\n", program.lines())),
                        16,
                        // Only some of the functions that a program may call want another one, and ours calls none.
                        new Argument.Text("Apache-2.0")),
                "{BPF_PROG_TYPE_CGROUP_DEVICE, " + program.size() + " instructions}");
        return bpf(5, "BPF_PROG_LOAD", attr, LOAD_SIZE);
    }

    /** What bpf_prog_attach is told. The two descriptors, of the group's directory and of the program, are missing yet. */
    static Argument.Bytes attachment() {
        byte[] attributes = ByteBuffer.allocate(ATTACH_SIZE)
                .order(ByteOrder.nativeOrder())
                .putLong(0)
                .putInt(ATTACH_TYPE)
                .putInt(ALLOW_MULTI)
                .array();
        return new Argument.Bytes(attributes, "{BPF_CGROUP_DEVICE, BPF_F_ALLOW_MULTI}");
    }

    /**
     * Has the kernel ask that program, besides those of the groups above: all have to say yes. It goes with the group.
     */
    static Call bpf_prog_attach(Argument.Bytes attachment) {
        return bpf(8, "BPF_PROG_ATTACH", attachment, ATTACH_SIZE);
    }

    private static Call bpf(int command, String name, Argument attributes, int size) {
        return Call.of(SystemCall.BPF, new Argument.Word(command, name), attributes, number(size));
    }
}
