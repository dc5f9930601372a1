// What Launcher.java does, in C: starts a program beside itself, from sealed files in memory, reads its two reports and
// lets it go. What the program forgets is in a second file, whose path is written into the first where it has a place. The program's reports come as they are written; where the child's PID and the failed row are in the first
// is told on the command line.
//
// Reads how often to launch from its standard input, a number a line; answers with each launch's nanoseconds.

#define _GNU_SOURCE
#include "memoryfile.h"

#include <signal.h>
#include <spawn.h>
#include <stdint.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>

#define HEADERS 0x140  // of ours: the path is the last of them

static struct content program;
static struct content passing;
static char *interpreter;
static char *report;
static size_t report_size;
static size_t childs_place;
static size_t failed_place;

static pid_t start(int reports, int life) {
    char path[32];
    int second = memory_file(passing);
    if (interpreter != NULL) {
        sprintf(interpreter, "/proc/self/fd/%d", second);
    }
    int file = memory_file(program);
    snprintf(path, sizeof path, "/proc/self/fd/%d", file);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    // The numbers on the left are above those on the right: see main.
    posix_spawn_file_actions_adddup2(&actions, reports, 3);
    posix_spawn_file_actions_adddup2(&actions, life, 4);
    pid_t monitor;
    errno = posix_spawn(&monitor, path, &actions, NULL, (char *[]){"contain", NULL}, (char *[]){NULL});
    check(errno == 0, "posix_spawn");
    posix_spawn_file_actions_destroy(&actions);
    close(file);
    close(second);
    return monitor;
}

static void read_all(int from, void *to, size_t length) {
    for (size_t done = 0; done < length;) {
        ssize_t now = read(from, (char *)to + done, length - done);
        check(now > 0, "the program ended before it could report");
        done += now;
    }
}

static void launch(void) {
    int reports[2];
    int life[2];
    check(pipe2(reports, O_CLOEXEC) == 0 && pipe2(life, O_CLOEXEC | O_NONBLOCK) == 0, "pipe2");
    pid_t monitor = start(reports[1], life[0]);
    close(reports[1]);
    close(life[0]);
    read_all(reports[0], report, report_size);
    int64_t failed;
    memcpy(&failed, report + failed_place, sizeof failed);
    errno = 0;
    check(failed == 0, "the program was refused a call");
    pid_t child;
    memcpy(&child, report + childs_place, sizeof child);
    int pidfd = syscall(SYS_pidfd_open, child, 0);
    check(pidfd >= 0, "pidfd_open");
    char info[128];
    read_all(reports[0], info, sizeof info);
    close(pidfd);
    close(life[1]);
    siginfo_t end;
    check(waitid(P_PID, monitor, &end, WEXITED) == 0 && end.si_status == 0, "waitid");
    close(reports[0]);
}

static int64_t now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec * INT64_C(1000000000) + time.tv_nsec;
}

int main(int count, char **arguments) {
    if (count != 5) {
        fprintf(stderr, "usage: launcher PROGRAM REPORT-SIZE CHILDS-PLACE FAILED-PLACE\n");
        return 2;
    }
    program = read_file(arguments[1]);
    char path[4096];
    snprintf(path, sizeof path, "%s.passing", arguments[1]);
    passing = read_file(path);
    interpreter = memmem(program.bytes, HEADERS, "/proc/self/fd/", strlen("/proc/self/fd/"));
    report_size = strtoul(arguments[2], NULL, 10);
    childs_place = strtoul(arguments[3], NULL, 10);
    failed_place = strtoul(arguments[4], NULL, 10);
    report = malloc(report_size);
    for (int i = 0; i < 5; i++) {
        check(open("/dev/null", O_RDONLY | O_CLOEXEC) >= 0, "/dev/null");  // takes the numbers 3 and 4
    }
    signal(SIGINT, SIG_IGN);  // who presses Ctrl-C ends benchmark/run, and that ends this, between two launches
    char line[32];
    while (fgets(line, sizeof line, stdin) != NULL) {
        for (long times = strtol(line, NULL, 10); times > 0; times--) {
            int64_t before = now();
            launch();
            printf("%lld\n", (long long)(now() - before));
        }
        fflush(stdout);
    }
    return 0;
}
