package containers.calls;

import containers.kernel.Flag;

/** What a new process shares with its parent, and what it gets anew. Source: clone(2), {@code linux/sched.h}. */
public enum CloneFlag implements Flag {
    /** Both use the same memory. */
    CLONE_VM(0x100),
    /** Both have the same root, working directory and umask. */
    CLONE_FS(0x200),
    /** Both use the same table of open files. */
    CLONE_FILES(0x400),
    /** Both have the same table of what is done with signals. */
    CLONE_SIGHAND(0x800),
    /** The kernel also writes the child's PID to the parent's memory. */
    CLONE_PARENT_SETTID(0x10_0000),
    /** The parent gets a file descriptor that stands for the child. Unlike a PID it is never reused. */
    CLONE_PIDFD(0x1000),
    /** The child is born in another control group, of version 2, than its parent. Since Linux 5.7. */
    CLONE_INTO_CGROUP(0x2_0000_0000L),

    CLONE_NEWTIME(0x80),
    CLONE_NEWNS(0x20000),
    CLONE_NEWCGROUP(0x0200_0000),
    CLONE_NEWUTS(0x0400_0000),
    CLONE_NEWIPC(0x0800_0000),
    CLONE_NEWUSER(0x1000_0000),
    CLONE_NEWPID(0x2000_0000),
    CLONE_NEWNET(0x4000_0000);

    private final long bits;

    CloneFlag(long bits) {
        this.bits = bits;
    }

    @Override
    public long bits() {
        return bits;
    }
}
