package containers.calls;

import static containers.kernel.Argument.flags;
import static containers.kernel.Argument.number;

import containers.kernel.Argument;
import containers.kernel.Call;
import containers.kernel.SystemCall;

/**
 * The system calls on file descriptors themselves, whatever they stand for: which numbers they have, who inherits them, and
 * how another process gets them. Each is described in section 2 of the manual under its name.
 */
public final class DescriptorCalls {

    // Those that a program begins with: stdin(3).
    public static final int STDIN = 0;
    public static final int STDOUT = 1;
    public static final int STDERR = 2;

    private DescriptorCalls() {}

    /** Makes {@code newDescriptor} stand for what {@code oldDescriptor} stands for. */
    public static Call dup3(Argument oldDescriptor, int newDescriptor, OpenFlag... openFlags) {
        return Call.of(SystemCall.DUP3, oldDescriptor, number(newDescriptor), flags(openFlags));
    }

    /** The same where the number is found out only later. It is refused for one below zero. */
    public static Call dup3(Argument oldDescriptor, Argument.Content newDescriptor) {
        return Call.of(SystemCall.DUP3, oldDescriptor, newDescriptor, flags());
    }

    /** A second descriptor for the same file, which execve closes: the lowest free number that isn't below {@code first}. */
    public static Call fcntl_dupfd_cloexec(Argument descriptor, int first) {
        return Call.of(SystemCall.FCNTL, descriptor, new Argument.Word(1030, "F_DUPFD_CLOEXEC"), number(first));
    }

    /** Has execve not close it. */
    public static Call fcntl_setfd_inherited(Argument descriptor) {
        return Call.of(SystemCall.FCNTL, descriptor, new Argument.Word(2, "F_SETFD"), number(0));
    }

    /**
     * Closes every descriptor from {@code first} up: a child inherits nothing that it wasn't given. A leaked descriptor of a
     * host directory is a way out of a container (CVE-2024-21626).
     */
    public static Call close_range(int first) {
        return Call.of(SystemCall.CLOSE_RANGE, number(first), new Argument.Word(0xFFFF_FFFFL, "~0U"), number(0));
    }

    /** Closes those from {@code first} to {@code last}. */
    public static Call close_range(int first, int last) {
        return Call.of(SystemCall.CLOSE_RANGE, number(first), number(last), number(0));
    }

    /** Makes a pipe; the kernel writes its two descriptors, reading end first, as two ints into the buffer. */
    public static Call pipe2(byte[] descriptors, OpenFlag... openFlags) {
        return Call.of(SystemCall.PIPE2, new Argument.Bytes(descriptors, "pipefd"), flags(openFlags));
    }

    /** Two ends of a connection; the kernel writes the two descriptors into the buffer. */
    public static Call socketpair(byte[] descriptors) {
        return Call.of(
                SystemCall.SOCKETPAIR,
                new Argument.Word(1, "AF_UNIX"),
                new Argument.Word(5 | 02000000, "SOCK_SEQPACKET|SOCK_CLOEXEC"),
                number(0),
                new Argument.Bytes(descriptors, "&pair"));
    }

    /** Sends a message: {@code struct msghdr}, with descriptors besides. */
    public static Call sendmsg(Argument socket, Argument.Structure message) {
        return Call.of(SystemCall.SENDMSG, socket, message, number(0));
    }

    /** Waits for one. The descriptors that come with it are closed by execve. The result is zero when none will come. */
    public static Call recvmsg(Argument socket, Argument.Structure message) {
        return Call.of(SystemCall.RECVMSG, socket, message, new Argument.Word(0x4000_0000, "MSG_CMSG_CLOEXEC"));
    }
}
