package containers.seccomp;

import java.util.List;

/**
 * Calls that any program in a container may make, with any arguments, by what they are about. Each is there because some
 * program needs it.
 *
 * <p>Together they are what Docker's default profile allows on any kernel that this project runs on: moby's
 * {@code seccomp/default_linux.go} at commit 02e898b of github.com/moby/profiles. What isn't any processor's of ours is left
 * out, and {@code ioctl} and {@code socketcall} have rules of their own here.
 */
enum AllowedCalls {
    FILES("""
            access chdir creat faccessat faccessat2 fchdir getcwd link linkat mkdir mkdirat mknod mknodat
            name_to_handle_at open openat openat2 readlink readlinkat rename renameat renameat2 rmdir symlink
            symlinkat umask unlink unlinkat"""),
    CONTENTS("""
            _llseek arm_fadvise64_64 arm_sync_file_range cachestat copy_file_range fadvise64 fadvise64_64
            fallocate fdatasync fsync ftruncate ftruncate64 getdents getdents64 lseek pread64 preadv preadv2
            pwrite64 pwritev pwritev2 read readahead readv sendfile sendfile64 splice sync sync_file_range
            syncfs tee truncate truncate64 vmsplice write writev"""),
    PROPERTIES("""
            chmod chown chown32 fchmod fchmodat fchmodat2 fchown fchown32 fchownat fstat fstat64 fstatat64
            futimesat lchown lchown32 lstat lstat64 newfstatat stat stat64 statx utime utimensat
            utimensat_time64 utimes"""),
    ATTRIBUTES("""
            fgetxattr flistxattr fremovexattr fsetxattr getxattr getxattrat lgetxattr listxattr listxattrat
            llistxattr lremovexattr lsetxattr removexattr removexattrat setxattr setxattrat"""),
    FILESYSTEMS("""
            fstatfs fstatfs64 listmount statfs statfs64 statmount"""),
    DESCRIPTORS("""
            close close_range dup dup2 dup3 eventfd eventfd2 fcntl fcntl64 flock pipe pipe2"""),
    WAITING_FOR_DESCRIPTORS("""
            _newselect epoll_create epoll_create1 epoll_ctl epoll_ctl_old epoll_pwait epoll_pwait2 epoll_wait
            epoll_wait_old fanotify_mark inotify_add_watch inotify_init inotify_init1 inotify_rm_watch poll
            ppoll ppoll_time64 pselect6 pselect6_time64 select"""),
    INPUT_AND_OUTPUT_MEANWHILE("""
            io_cancel io_destroy io_getevents io_pgetevents io_pgetevents_time64 io_setup io_submit ioprio_get
            ioprio_set"""),
    SOCKETS("""
            accept accept4 bind connect getpeername getsockname getsockopt listen recv recvfrom recvmmsg
            recvmmsg_time64 recvmsg send sendmmsg sendmsg sendto setsockopt shutdown socketpair"""),
    MESSAGES_AND_SHARED_MEMORY("""
            ipc mq_getsetattr mq_notify mq_open mq_timedreceive mq_timedreceive_time64 mq_timedsend
            mq_timedsend_time64 mq_unlink msgctl msgget msgrcv msgsnd semctl semget semop semtimedop
            semtimedop_time64 shmat shmctl shmdt shmget"""),
    MEMORY("""
            brk madvise map_shadow_stack membarrier memfd_create memfd_secret mincore mlock mlock2 mlockall mmap
            mmap2 mprotect mremap mseal msync munlock munlockall munmap pkey_alloc pkey_free pkey_mprotect
            process_mrelease remap_file_pages"""),
    PROCESSES("""
            execve execveat exit exit_group fork getpgid getpgrp getpid getppid getsid gettid pidfd_open prctl
            setpgid setsid vfork wait4 waitid waitpid"""),
    THREADS("""
            arch_prctl futex futex_requeue futex_time64 futex_wait futex_waitv futex_wake get_robust_list
            get_thread_area modify_ldt rseq set_robust_list set_thread_area set_tid_address set_tls"""),
    OWN_DEBUGGER("""
            breakpoint process_vm_readv process_vm_writev ptrace uretprobe"""),
    SIGNALS("""
            alarm kill pause pidfd_send_signal restart_syscall rt_sigaction rt_sigpending rt_sigprocmask
            rt_sigqueueinfo rt_sigreturn rt_sigsuspend rt_sigtimedwait rt_sigtimedwait_time64 rt_tgsigqueueinfo
            sigaltstack signalfd signalfd4 sigprocmask sigreturn tgkill tkill"""),
    TIME("""
            adjtimex clock_adjtime clock_adjtime64 clock_getres clock_getres_time64 clock_gettime
            clock_gettime64 clock_nanosleep clock_nanosleep_time64 getitimer gettimeofday nanosleep setitimer
            time timer_create timer_delete timer_getoverrun timer_gettime timer_gettime64 timer_settime
            timer_settime64 timerfd_create timerfd_gettime timerfd_gettime64 timerfd_settime timerfd_settime64
            times"""),
    USERS_AND_GROUPS("""
            getegid getegid32 geteuid geteuid32 getgid getgid32 getgroups getgroups32 getresgid getresgid32
            getresuid getresuid32 getuid getuid32 setfsgid setfsgid32 setfsuid setfsuid32 setgid setgid32
            setgroups setgroups32 setregid setregid32 setresgid setresgid32 setresuid setresuid32 setreuid
            setreuid32 setuid setuid32"""),
    LESS_POWER("""
            capget capset landlock_add_rule landlock_create_ruleset landlock_restrict_self seccomp"""),
    LIMITS_AND_SHARES("""
            getpriority getrlimit getrusage prlimit64 sched_get_priority_max sched_get_priority_min
            sched_getaffinity sched_getattr sched_getparam sched_getscheduler sched_rr_get_interval
            sched_rr_get_interval_time64 sched_setaffinity sched_setattr sched_setparam sched_setscheduler
            sched_yield setpriority setrlimit ugetrlimit"""),
    MACHINE("""
            cacheflush getcpu getrandom sysinfo uname""");

    private final String names;

    AllowedCalls(String names) {
        this.names = names;
    }

    List<String> names() {
        return List.of(names.split("\\s", -1));
    }
}
