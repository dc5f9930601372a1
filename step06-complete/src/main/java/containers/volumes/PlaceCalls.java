package containers.volumes;

import static containers.kernel.Argument.flags;
import static containers.kernel.Argument.number;
import static containers.kernel.Argument.octal;
import static containers.kernel.Argument.text;

import containers.calls.OpenFlag;
import containers.kernel.Argument;
import containers.kernel.Call;
import containers.kernel.SystemCall;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The system calls that find a place below an open directory, or make it. Section 2 of the manual describes them. */
final class PlaceCalls {

    private static final long RESOLVE_NO_XDEV = 0x01;
    private static final long RESOLVE_NO_MAGICLINKS = 0x02;
    private static final long RESOLVE_IN_ROOT = 0x10;

    /** "A file": inode(7). */
    private static final int S_IFREG = 0100000;

    private PlaceCalls() {}

    /**
     * Opens what is there. The directory stands for the root, and no link leads out of it, nor into another mount:
     * openat2(2). Since Linux 5.6.
     */
    static Call openat2(Argument directory, String path, OpenFlag... openFlags) {
        long flags = 0;
        for (OpenFlag flag : openFlags) {
            flags |= flag.bits();
        }
        byte[] how = ByteBuffer.allocate(3 * Long.BYTES)
                .order(ByteOrder.nativeOrder())
                .putLong(flags)
                .putLong(0)
                .putLong(RESOLVE_NO_XDEV | RESOLVE_NO_MAGICLINKS | RESOLVE_IN_ROOT)
                .array();
        String shown =
                "{flags=" + flags(openFlags) + ", resolve=RESOLVE_NO_XDEV|RESOLVE_NO_MAGICLINKS|RESOLVE_IN_ROOT}";
        return Call.of(SystemCall.OPENAT2, directory, text(path), new Argument.Bytes(how, shown), number(how.length));
    }

    /** Makes a directory. A link of that name isn't followed: it is there already. */
    static Call mkdirat(Argument directory, String name, int mode) {
        return Call.of(SystemCall.MKDIRAT, directory, text(name), octal(mode));
    }

    /** Makes an empty file. A link of that name isn't followed: it is there already. */
    static Call mknodat_file(Argument directory, String name, int mode) {
        return Call.of(
                SystemCall.MKNODAT,
                directory,
                text(name),
                new Argument.Word(S_IFREG | mode, "S_IFREG|" + octal(mode)),
                number(0));
    }
}
