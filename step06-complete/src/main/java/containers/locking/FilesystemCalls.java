package containers.locking;

import static containers.kernel.Argument.NULL;
import static containers.kernel.Argument.number;
import static containers.kernel.Argument.text;

import containers.kernel.Argument;
import containers.kernel.Call;
import containers.kernel.SystemCall;

/** The system calls that open a filesystem without mounting it anywhere. Since Linux 5.2. */
final class FilesystemCalls {

    private FilesystemCalls() {}

    /** Begins: the result is a descriptor for what is to be a filesystem of that type. */
    static Call fsopen(String type) {
        return Call.of(SystemCall.FSOPEN, text(type), new Argument.Word(1, "FSOPEN_CLOEXEC"));
    }

    /** Makes it one. */
    static Call fsconfig_create(Argument filesystem) {
        return Call.of(
                SystemCall.FSCONFIG, filesystem, new Argument.Word(6, "FSCONFIG_CMD_CREATE"), NULL, NULL, number(0));
    }

    /** The result is a descriptor for its topmost directory. */
    static Call fsmount(Argument filesystem) {
        return Call.of(SystemCall.FSMOUNT, filesystem, new Argument.Word(1, "FSMOUNT_CLOEXEC"), number(0));
    }
}
