package containers.kernel;

import java.util.Locale;

/**
 * The system calls that this project makes, with their numbers.
 *
 * <p>The kernel knows a system call by its number, and the number depends on the processor. x86-64's are in the
 * kernel's {@code arch/x86/entry/syscalls/syscall_64.tbl}, aarch64's in {@code include/uapi/asm-generic/unistd.h}.
 * aarch64 came late and left out what a newer call replaces, so there is no {@code open} or {@code mkdir} here:
 * {@code openat} and {@code mkdirat} exist on both.
 */
public enum SystemCall implements Operation {
    BIND(49, 200),
    BPF(321, 280),
    CAPGET(125, 90),
    CAPSET(126, 91),
    CHDIR(80, 49),
    CHROOT(161, 51),
    CLONE(56, 220),
    CLONE3(435, 435),
    CLOSE(3, 57),
    CLOSE_RANGE(436, 436),
    DUP3(292, 24),
    EXECVE(59, 221),
    EXECVEAT(322, 281),
    EXIT_GROUP(231, 94),
    FCHDIR(81, 50),
    FCHMOD(91, 52),
    FCHOWN(93, 55),
    FCHOWNAT(260, 54),
    FCNTL(72, 25),
    FTRUNCATE(77, 46),
    FLOCK(73, 32),
    FSCONFIG(431, 431),
    FSMOUNT(432, 432),
    FSOPEN(430, 430),
    FUTEX(202, 98),
    GETEGID(108, 177),
    GETEUID(107, 175),
    GETPGID(121, 155),
    GETPID(39, 172),
    GETPPID(110, 173),
    GETUID(102, 174),
    IOCTL(16, 29),
    KEYCTL(250, 219),
    KILL(62, 129),
    LANDLOCK_CREATE_RULESET(444, 444),
    LANDLOCK_RESTRICT_SELF(446, 446),
    LISTEN(50, 201),
    MEMFD_CREATE(319, 279),
    MKDIRAT(258, 34),
    MKNODAT(259, 33),
    MOUNT(165, 40),
    MOUNT_SETATTR(442, 442),
    MOVE_MOUNT(429, 429),
    MUNMAP(11, 215),
    OPENAT(257, 56),
    OPENAT2(437, 437),
    OPEN_TREE(428, 428),
    PIDFD_OPEN(434, 434),
    PIDFD_SEND_SIGNAL(424, 424),
    PIPE2(293, 59),
    PIVOT_ROOT(155, 41),
    PPOLL(271, 73),
    PRCTL(157, 167),
    PRLIMIT64(302, 261),
    READ(0, 63),
    READLINKAT(267, 78),
    RECVMSG(47, 212),
    RT_SIGACTION(13, 134),
    RT_SIGPROCMASK(14, 135),
    RT_SIGTIMEDWAIT(128, 137),
    SECCOMP(317, 277),
    SENDMSG(46, 211),
    SETGROUPS(116, 159),
    SETDOMAINNAME(171, 162),
    SETHOSTNAME(170, 161),
    SETNS(308, 268),
    SETPGID(109, 154),
    SETRESGID(119, 149),
    SETRESUID(117, 147),
    SETSID(112, 157),
    SETSOCKOPT(54, 208),
    SIGNALFD4(289, 74),
    SOCKET(41, 198),
    SOCKETPAIR(53, 199),
    STATFS(137, 43),
    STATX(332, 291),
    SYMLINKAT(266, 36),
    TIMERFD_CREATE(283, 85),
    TIMERFD_SETTIME(286, 86),
    UMASK(95, 166),
    UMOUNT2(166, 39),
    UNAME(63, 160),
    UNLINKAT(263, 35),
    UNSHARE(272, 97),
    WAITID(247, 95),
    WRITE(1, 64),
    WRITEV(20, 66);

    private final int onX86_64;
    private final int onAarch64;
    private final String inManPages;

    SystemCall(int onX86_64, int onAarch64) {
        this.onX86_64 = onX86_64;
        this.onAarch64 = onAarch64;
        this.inManPages = name().toLowerCase(Locale.ROOT);
    }

    /** The number by which the kernel knows this call on that processor. */
    @Override
    public int number(Architecture architecture) {
        return architecture == Architecture.X86_64 ? onX86_64 : onAarch64;
    }

    /** The name as in the man pages: {@code mount}. */
    @Override
    public String toString() {
        return inManPages;
    }
}
