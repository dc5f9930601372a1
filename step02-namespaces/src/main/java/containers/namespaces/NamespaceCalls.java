package containers.namespaces;

import static containers.kernel.Argument.NULL;
import static containers.kernel.Argument.flags;
import static containers.kernel.Argument.number;
import static containers.kernel.Argument.text;

import containers.calls.CloneFlag;
import containers.kernel.Argument;
import containers.kernel.Call;
import containers.kernel.SystemCall;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The system calls on namespaces and on users. Each is described in section 2 of the manual under its name. */
public final class NamespaceCalls {

    /** As many as a line has room for. */
    private static final int FEW = 16;

    private NamespaceCalls() {}

    /** Leaves a namespace for a new one. */
    public static Call unshare(CloneFlag... namespaces) {
        return Call.of(SystemCall.UNSHARE, flags(namespaces));
    }

    /** Enters those of a process's namespaces, or the one that the descriptor stands for. */
    public static Call setns(Argument descriptor, CloneFlag... namespaces) {
        return Call.of(SystemCall.SETNS, descriptor, flags(namespaces));
    }

    public static Call sethostname(String name) {
        return Call.of(SystemCall.SETHOSTNAME, text(name), number(name.getBytes(StandardCharsets.UTF_8).length));
    }

    public static Call setdomainname(String name) {
        return Call.of(SystemCall.SETDOMAINNAME, text(name), number(name.getBytes(StandardCharsets.UTF_8).length));
    }

    /** Leaves all supplementary groups for those. */
    public static Call setgroups(List<Long> gids) {
        if (gids.isEmpty()) {
            return Call.of(SystemCall.SETGROUPS, number(0), NULL);
        }
        ByteBuffer list = ByteBuffer.allocate(gids.size() * Integer.BYTES).order(ByteOrder.nativeOrder());
        gids.forEach(gid -> list.putInt(gid.intValue()));
        return Call.of(SystemCall.SETGROUPS, number(gids.size()), new Argument.Constant(list.array(), shown(gids)));
    }

    private static String shown(List<Long> gids) {
        return gids.size() <= FEW ? gids.toString() : "[" + gids.size() + " groups]";
    }

    /** Becomes that group: real, effective and saved. */
    public static Call setresgid(long gid) {
        return Call.of(SystemCall.SETRESGID, number(gid), number(gid), number(gid));
    }

    /** Becomes that user: real, effective and saved. */
    public static Call setresuid(long uid) {
        return Call.of(SystemCall.SETRESUID, number(uid), number(uid), number(uid));
    }
}
