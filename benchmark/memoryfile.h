// A program in a sealed file in memory, as MemoryFile.java makes it.

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#ifndef MFD_EXEC
#define MFD_EXEC 0x10U
#endif

static void check(int good, const char *what) {
    if (!good) {
        perror(what);
        exit(1);
    }
}

struct content {
    char *bytes;
    size_t length;
};

static struct content read_file(const char *path) {
    int file = open(path, O_RDONLY | O_CLOEXEC);
    struct stat status;
    check(file >= 0 && fstat(file, &status) == 0, path);
    struct content content = {malloc(status.st_size), status.st_size};
    check(content.bytes != NULL && read(file, content.bytes, content.length) == status.st_size, path);
    close(file);
    return content;
}

static int memory_file(struct content content) {
    int file = memfd_create("contain", MFD_CLOEXEC | MFD_ALLOW_SEALING | MFD_EXEC);
    if (file < 0 && errno == EINVAL) {
        file = memfd_create("contain", MFD_CLOEXEC | MFD_ALLOW_SEALING);
    }
    check(file >= 0, "memfd_create");
    check(write(file, content.bytes, content.length) == (ssize_t)content.length, "write");
    check(fcntl(file, F_ADD_SEALS, F_SEAL_SEAL | F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE) == 0, "F_ADD_SEALS");
    return file;
}
