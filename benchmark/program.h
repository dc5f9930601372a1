// What a program that was written as C needs: system calls, three successors, and the routines of RowLoop.java. It has no
// C library. The little that the compiler puts on a stack goes to a place of its own: the program gives the kernel's back.

#include <stddef.h>
#include <sys/syscall.h>

#define ERRORS 134

struct telling {
    long errno_;  // 0 is for all others
    long status;
    const char *text;
    long length;
};

long result[WORDS];

// What it gives back once the child runs: ours has rows there.
char passing[(PASSING + 0xffff) & ~0xffff] __attribute__((aligned(0x10000)));
long passing_address[] = {(long)passing};
long passing_size[] = {PASSING};

extern const struct telling *const tellings[ROWS];
extern const char *const error_names[ERRORS];

// How many words it was started with: the kernel left that on its stack.
long argument_count;

char stack[1024] __attribute__((aligned(16)));

#if defined(__x86_64__)
__asm__(".globl _start\n_start: mov (%rsp), %rax\nmov %rax, argument_count\nmov $stack + 1024, %esp\njmp program\n");
#elif defined(__aarch64__)
__asm__(".globl _start\n_start: ldr x0, [sp]\nldr x1, =argument_count\nstr x0, [x1]\nldr x0, =stack + 1024\nmov sp, x0\nb program\n");
#endif

#define INLINE static inline __attribute__((always_inline))

#if defined(__x86_64__)
register long *last_failed __asm__("r12");

INLINE long call(long number, long a, long b, long c, long d, long e, long f) {
    long answer;
    register long fourth __asm__("r10") = d;
    register long fifth __asm__("r8") = e;
    register long sixth __asm__("r9") = f;
    __asm__ volatile("syscall"
                     : "=a"(answer)
                     : "0"(number), "D"(a), "S"(b), "d"(c), "r"(fourth), "r"(fifth), "r"(sixth)
                     : "rcx", "r11", "memory");
    return answer;
}
#elif defined(__aarch64__)
register long *last_failed __asm__("x20");

INLINE long call(long number, long a, long b, long c, long d, long e, long f) {
    register long eighth __asm__("x8") = number;
    register long first __asm__("x0") = a;
    register long second __asm__("x1") = b;
    register long third __asm__("x2") = c;
    register long fourth __asm__("x3") = d;
    register long fifth __asm__("x4") = e;
    register long sixth __asm__("x5") = f;
    __asm__ volatile("svc #0"
                     : "+r"(first)
                     : "r"(eighth), "r"(second), "r"(third), "r"(fourth), "r"(fifth), "r"(sixth)
                     : "memory");
    return first;
}
#else
#error "x86-64 and aarch64 only"
#endif

#define NEXT(row, positive, zero, failure)              \
    if ((unsigned long)result[row] >= -4095UL) {        \
        last_failed = &result[row];                     \
        goto failure;                                   \
    }                                                   \
    if (result[row] == 0) {                             \
        goto zero;                                      \
    }                                                   \
    goto positive

// The length is a constant: the compiler makes a few instructions of it.
#define ROUTINE_memcpy(to, from, length, d, e, f) ((long)__builtin_memcpy((void *)(to), (void *)(from), length))
#define ROUTINE_memcmp(one, other, length, d, e, f) differ((const char *)(one), (const char *)(other), length)
#define ROUTINE_exit_status(info, b, c, d, e, f) exit_status((const int *)(info))
#define ROUTINE_argument_count(a, b, c, d, e, f) (argument_count)
#define ROUTINE_failed_row(cell, b, c, d, e, f) (*(long *)(cell) = (long)last_failed)
#define ROUTINE_tell(row, pieces, c, d, e, f) tell((const long *)(row), (long *)(pieces))

INLINE long differ(const char *one, const char *other, long length) {
    for (long i = 0; i < length; i++) {
        if (one[i] != other[i]) {
            return 1;
        }
    }
    return 0;
}

// What waitid(2) wrote: si_code is the third int, si_status the seventh; 1 is CLD_EXITED.
INLINE long exit_status(const int *info) {
    return info[2] == 1 ? info[6] : info[6] + 128;
}

INLINE long tell(const long *row, long *pieces) {
    long error = -*row;
    const struct telling *telling = tellings[row - result];
    while (telling->errno_ != 0 && telling->errno_ != error) {
        telling++;
    }
    const char *name = error < ERRORS && error_names[error] != NULL ? error_names[error] : "an error without a name";
    pieces[0] = (long)telling->text;
    pieces[1] = telling->length;
    pieces[4] = (long)name;
    pieces[5] = 0;
    while (name[pieces[5]] != '\0') {
        pieces[5]++;
    }
    return telling->status;
}
