package containers.volumes;

import static containers.kernel.Argument.number;
import static containers.kernel.Argument.octal;
import static containers.kernel.Argument.text;

import containers.kernel.Argument;
import containers.kernel.Call;
import containers.kernel.SystemCall;

/** The system calls that make a place below an open directory. Section 2 of the manual describes them. */
final class PlaceCalls {

    /** "A file": inode(7). */
    private static final int S_IFREG = 0100000;

    private PlaceCalls() {}

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
