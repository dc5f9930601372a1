// What the launcher does, in C: the same system calls in the same order. The list of calls is in calls.h, which
// benchmark/run writes from the plan of step06-complete, one statement for each call.
//
// Reads how often to launch from its standard input, a number a line; answers with each launch's nanoseconds.

#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <linux/sched.h>
#include <sched.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

// Parent and child share their memory, so the parent can tell which of the child's calls failed.
static volatile int failed_row = -1;
static volatile int failure;

static void stop(int row) {
    failed_row = row;
    failure = errno;
}

#define ATTEMPT(row, ...) (result[row] = syscall(__VA_ARGS__))
#define CALL(row, ...)                       \
    do {                                     \
        if (ATTEMPT(row, __VA_ARGS__) < 0) { \
            stop(row);                       \
            return;                          \
        }                                    \
    } while (0)

#include CALLS

static void check(const char *who) {
    if (failed_row >= 0) {
        fprintf(stderr, "peer: the %s's call #%d failed: %s\n", who, failed_row + 1, strerror(failure));
        exit(1);
    }
}

// The child goes on below this function's frame, on the same stack, while the parent sleeps (CLONE_VFORK). glibc's
// syscall() would not do: the child would return from it, and overwrite the place from which the parent is to return.
static __attribute__((noinline)) long start(struct clone_args *args, size_t size) {
    long pid;
#if defined(__x86_64__)
    __asm__ volatile("syscall" : "=a"(pid) : "0"(SYS_clone3), "D"(args), "S"(size) : "rcx", "r11", "memory");
#elif defined(__aarch64__)
    register long number __asm__("x8") = SYS_clone3;
    register long first __asm__("x0") = (long)args;
    register long second __asm__("x1") = (long)size;
    __asm__ volatile("svc #0" : "+r"(first) : "r"(number), "r"(second) : "memory");
    pid = first;
#else
#error "x86-64 and aarch64 only"
#endif
    if (pid == 0) {
        child();
        syscall(SYS_exit_group, 1);
    }
    return pid;
}

static void remove_group(const char *path) {
    while (syscall(SYS_unlinkat, AT_FDCWD, path, AT_REMOVEDIR) != 0) {
        if (errno != EBUSY) {
            perror(path);
            exit(1);
        }
        nanosleep(&(struct timespec){.tv_nsec = 100000}, NULL);
    }
}

static void launch(void) {
    parent();
    check("parent");
    int pidfd = -1;
    struct clone_args args = {
        .flags = FLAGS,
        .pidfd = (uintptr_t)&pidfd,
        .exit_signal = SIGCHLD,
        .cgroup = GROUP,
    };
    if (start(&args, CLONE_ARGS_SIZE_VER2) < 0) {
        perror("clone3");
        exit(1);
    }
    prctl(PR_SET_DUMPABLE, 1);
    if (born_in_group) {
        close(GROUP);
    }
    check("child");
    siginfo_t info;
    syscall(SYS_waitid, P_PIDFD, pidfd, &info, WEXITED, NULL);
    close(pidfd);
    for (const char *const *group = groups; *group != NULL; group++) {
        remove_group(*group);
    }
}

static int64_t now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec * INT64_C(1000000000) + time.tv_nsec;
}

int main(void) {
    signal(SIGINT, SIG_IGN);  // who presses Ctrl-C ends benchmark/run, and that ends this, between two launches
    char line[32];
    while (fgets(line, sizeof line, stdin) != NULL) {
        for (long count = strtol(line, NULL, 10); count > 0; count--) {
            syscall(SYS_getppid);  // a mark for who traces this
            int64_t before = now();
            launch();
            int64_t after = now();
            syscall(SYS_getppid);
            printf("%lld\n", (long long)(after - before));
        }
        fflush(stdout);
    }
    return 0;
}
