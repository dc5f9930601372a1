package containers.start;

import com.sun.jna.Function;
import com.sun.jna.Memory;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import com.sun.jna.StringArray;
import com.sun.jna.ptr.IntByReference;
import containers.kernel.Argument;
import containers.kernel.Call;
import containers.kernel.Errno;
import containers.kernel.SystemCall;
import containers.kernel.SystemCallException;
import java.util.List;

/**
 * Starts a program beside this JVM: posix_spawn(3).
 *
 * <p>A JVM can't call fork(2): the child would have one thread, no garbage collector and no compiler. The C library's
 * function starts the child in a way that needs none of that.
 */
public final class Spawn {

    // Larger than any C library's structures.
    private static final int ACTIONS_SIZE = 256;

    private static final Function POSIX_SPAWN = function("posix_spawn");
    private static final Function INIT = function("posix_spawn_file_actions_init");
    private static final Function ADD_DUP2 = function("posix_spawn_file_actions_adddup2");
    private static final Function DESTROY = function("posix_spawn_file_actions_destroy");

    /** A descriptor of this process's, and the number that it has in the other. */
    public record Handed(int descriptor, int number) {}

    private Spawn() {}

    /**
     * Starts it.
     *
     * @param program the file with the program
     * @param descriptors what it is given besides the standard files
     * @return its PID
     * @throws SystemCallException when there is no room for another process, for instance
     */
    public static int start(MemoryFile program, List<Handed> descriptors) {
        try (Memory actions = new Memory(ACTIONS_SIZE);
                HighDescriptors high = new HighDescriptors()) {
            check(INIT.invokeInt(new Object[] {actions}));
            try {
                for (Handed each : descriptors) {
                    check(ADD_DUP2.invokeInt(new Object[] {actions, high.of(each.descriptor()), each.number()}));
                }
                IntByReference pid = new IntByReference();
                check(POSIX_SPAWN.invokeInt(new Object[] {
                    pid,
                    MemoryFile.path(high.of(program.descriptor())),
                    actions,
                    Pointer.NULL,
                    new StringArray(new String[] {"contain"}),
                    new StringArray(new String[0])
                }));
                return pid.getValue();
            } finally {
                DESTROY.invokeInt(new Object[] {actions});
            }
        }
    }

    private static void check(int error) {
        if (error != 0) {
            // What posix_spawn(3) reports is what execve(2), or the copying of a descriptor before it, was refused
            // with.
            throw new SystemCallException(
                    Call.of(SystemCall.EXECVE, Argument.text("the launch program")), Errno.of(error));
        }
    }

    private static Function function(String name) {
        return NativeLibrary.getProcess().getFunction(name);
    }
}
