package containers.seccomp;

import static containers.kernel.Argument.number;

import containers.kernel.Argument;
import containers.kernel.Call;
import containers.kernel.SystemCall;
import containers.seccomp.filter.Filter;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;

/** The system call that sets a filter: seccomp(2). */
final class SeccompCalls {

    private SeccompCalls() {}

    /** Has the kernel run that filter at each call from now on. */
    static Call seccomp_set_mode_filter(Filter filter) {
        byte[] program = ByteBuffer.allocate(2 * Long.BYTES)
                .order(ByteOrder.nativeOrder())
                .putShort((short) filter.size())
                .array();
        String text = "{" + filter.size() + " instructions}";
        return Call.of(
                SystemCall.SECCOMP,
                new Argument.Word(1, "SECCOMP_SET_MODE_FILTER"),
                number(0),
                new Argument.Structure(
                        program, Map.of(Long.BYTES, new Argument.Constant(filter.bytes(), "filter")), text));
    }
}
