// Runs commands in turns, and writes how long each took, from the start to the end of its process: a line with the
// command's name, a tab, and nanoseconds. A shell's own fork would take longer than some of the commands.
//
// The commands are in a file, one a line, its words divided by tabs: the name, variables as NAME=VALUE, the program's
// path, its arguments.

#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define MOST 32

extern char **environ;

struct command {
    char *name;
    char *words[MOST];
};

static struct command commands[MOST];
static int count;

static void fail(const char *what) {
    fprintf(stderr, "stopwatch: %s: %s\n", what, strerror(errno));
    exit(1);
}

static void read_commands(const char *path) {
    FILE *file = fopen(path, "re");
    char *line = NULL;
    size_t size = 0;
    if (file == NULL) {
        fail(path);
    }
    while (count < MOST && getline(&line, &size, file) > 0) {
        char *rest = strdup(strtok(line, "\n"));
        commands[count].name = strsep(&rest, "\t");
        for (int i = 0; rest != NULL && i < MOST - 1; i++) {
            commands[count].words[i] = strsep(&rest, "\t");
        }
        count++;
    }
    fclose(file);
}

static int64_t now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec * INT64_C(1000000000) + time.tv_nsec;
}

// SIGTERM and SIGINT wait until the command at hand has come to its end.
static void measure(struct command *command, posix_spawn_file_actions_t *files, posix_spawnattr_t *attributes) {
    char **words = command->words;
    while (strchr(words[0], '=') != NULL) {
        putenv(*words++);
    }
    int64_t before = now();
    pid_t pid;
    errno = posix_spawn(&pid, words[0], files, attributes, words, environ);
    if (errno != 0) {
        fail(words[0]);
    }
    int status;
    waitpid(pid, &status, 0);
    int64_t after = now();
    sigset_t pending;
    sigpending(&pending);
    if (sigismember(&pending, SIGTERM) || sigismember(&pending, SIGINT)) {
        exit(143);
    }
    if (status != 0) {
        fprintf(stderr, "stopwatch: %s failed: wait status 0x%x\n", command->name, status);
        exit(1);
    }
    printf("%s\t%lld\n", command->name, (long long)(after - before));
}

int main(int arguments, char **words) {
    if (arguments < 3 || arguments > 4) {
        fprintf(stderr, "usage: stopwatch COMMANDS ROUNDS [TERMINAL]\n");
        return 2;
    }
    const char *file = arguments == 4 ? words[3] : "/dev/null";
    read_commands(words[1]);
    sigset_t ending;
    sigset_t none;
    sigemptyset(&none);
    sigemptyset(&ending);
    sigaddset(&ending, SIGTERM);
    sigaddset(&ending, SIGINT);
    sigprocmask(SIG_BLOCK, &ending, NULL);
    posix_spawnattr_t attributes;
    posix_spawnattr_init(&attributes);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK);
    posix_spawnattr_setsigmask(&attributes, &none);
    posix_spawn_file_actions_t files;
    posix_spawn_file_actions_init(&files);
    posix_spawn_file_actions_addopen(&files, 0, file, O_RDONLY, 0);
    posix_spawn_file_actions_addopen(&files, 1, file, O_WRONLY, 0);
    for (long round = 0; round < strtol(words[2], NULL, 10); round++) {
        for (int i = 0; i < count; i++) {
            // Each round begins with another one, and every other goes the other way round.
            int turn = (round + (round % 2 == 0 ? i : count - i)) % count;
            measure(&commands[turn], &files, &attributes);
        }
    }
    return 0;
}
