package containers.launch;

import com.sun.jna.Function;
import com.sun.jna.Pointer;
import containers.kernel.Architecture;
import java.util.HexFormat;

/**
 * A few machine instructions that start a child process and make its system calls, one row of a table after another.
 *
 * <p>The child can't run Java: of all the JVM's threads it has one, so there is no garbage collector to wait for and no
 * compiler. It can run this, because it needs nothing: no heap, no lock, not even a stack. As C:
 *
 * <pre>{@code
 * long launch(struct clone_args *args, size_t size, struct row *row) {
 *     long pid = clone3(args, size);
 *     if (pid != 0) return pid;                  // the parent, or no child at all
 *     for (;; row++) {                           // the child, until a row is execve or exit_group
 *         row->result = syscall(row->number, *row->argument[0], ..., *row->argument[5]);
 *         if (is_failure(row->result) && !row->may_fail) exit_group(1);
 *     }
 * }
 * }</pre>
 *
 * <p>Each argument is the <em>address</em> of a value. Most point at a constant; one that points at an earlier row's
 * result uses what that call returned, and the code needs no branch for it.
 */
final class LaunchStub implements AutoCloseable {

    // A row is nine words: the number, six addresses of arguments, the result, and whether it may fail.
    static final int NUMBER = 0;
    static final int ARGUMENTS = 8;
    static final int RESULT = 56;
    static final int MAY_FAIL = 64;
    static final int ROW_SIZE = 72;

    // tag::x86_64[]
    private static final String X86_64 = """
            b8b3010000    mov  $435, %eax         # clone3; its arguments are in %rdi and %rsi already
            0f05          syscall
            4885c0        test %rax, %rax
            7557          jnz  parent
            4889d3        mov  %rdx, %rbx         # the third argument: the rows
            next:
            488b03        mov  (%rbx), %rax       # the call's number
            488b7b08      mov  8(%rbx), %rdi      # an argument's address ...
            488b3f        mov  (%rdi), %rdi       # ... and its value
            488b7310      mov  16(%rbx), %rsi
            488b36        mov  (%rsi), %rsi
            488b5318      mov  24(%rbx), %rdx
            488b12        mov  (%rdx), %rdx
            4c8b5320      mov  32(%rbx), %r10
            4d8b12        mov  (%r10), %r10
            4c8b4328      mov  40(%rbx), %r8
            4d8b00        mov  (%r8), %r8
            4c8b4b30      mov  48(%rbx), %r9
            4d8b09        mov  (%r9), %r9
            0f05          syscall
            48894338      mov  %rax, 56(%rbx)     # the parent will read the result
            483d01f0ffff  cmp  $-4095, %rax       # -4095 to -1 is a failure
            7207          jb   good
            48837b4000    cmpq $0, 64(%rbx)       # may it fail?
            7406          je   stop
            good:
            4883c348      add  $72, %rbx
            ebb8          jmp  next
            stop:
            b8e7000000    mov $231, %eax        # exit_group(1)
            bf01000000    mov  $1, %edi
            0f05          syscall
            parent:
            c3            ret
            """;
    // end::x86_64[]

    private static final String AARCH64 = """
            683680d2      mov  x8, #435           // clone3; its arguments are in x0 and x1 already
            010000d4      svc  #0
            400300b5      cbnz x0, parent
            f30302aa      mov  x19, x2            // the third argument: the rows
            next:
            680240f9      ldr  x8, [x19]          // the call's number
            600640f9      ldr  x0, [x19, #8]      // an argument's address ...
            000040f9      ldr  x0, [x0]           // ... and its value
            610a40f9      ldr  x1, [x19, #16]
            210040f9      ldr  x1, [x1]
            620e40f9      ldr  x2, [x19, #24]
            420040f9      ldr  x2, [x2]
            631240f9      ldr  x3, [x19, #32]
            630040f9      ldr  x3, [x3]
            641640f9      ldr  x4, [x19, #40]
            840040f9      ldr  x4, [x4]
            651a40f9      ldr  x5, [x19, #48]
            a50040f9      ldr  x5, [x5]
            010000d4      svc  #0
            601e00f9      str  x0, [x19, #56]     // the parent will read the result
            1ffc3fb1      cmn  x0, #4095          // -4095 to -1 is a failure
            63000054      b.lo good
            692240f9      ldr  x9, [x19, #64]     // may it fail?
            690000b4      cbz  x9, stop
            good:
            73220191      add  x19, x19, #72
            ecffff17      b    next
            stop:
            c80b80d2      mov  x8, #94            // exit_group(1)
            200080d2      mov  x0, #1
            010000d4      svc  #0
            parent:
            c0035fd6      ret
            """;

    private final CodePage page = new CodePage(code(Architecture.current()));
    private final Function function = Function.getFunction(new Pointer(page.address()));

    /** Where the code is. */
    long address() {
        return page.address();
    }

    /** All instructions. */
    static byte[] code(Architecture architecture) {
        return bytes(listing(architecture));
    }

    /** The instructions that work through the rows, for code that has the rows' address in its own way. */
    static byte[] loop(Architecture architecture) {
        String listing = listing(architecture);
        return bytes(listing.substring(listing.indexOf("next:")));
    }

    /** The code as a person reads it: hexadecimal digits, instruction, comment; or a label. */
    static String listing(Architecture architecture) {
        return architecture == Architecture.X86_64 ? X86_64 : AARCH64;
    }

    /** The hexadecimal digits at the start of each line. A label has none. */
    private static byte[] bytes(String listing) {
        StringBuilder digits = new StringBuilder();
        for (String line : listing.split("\n", -1)) {
            digits.append(line, 0, Math.max(line.indexOf(' '), 0));
        }
        return HexFormat.of().parseHex(digits);
    }

    /**
     * Starts a child that makes the calls in {@code rows}.
     *
     * @return the child's PID, or a negative error number
     */
    long launch(long cloneArguments, long size, long rows) {
        return function.invokeLong(new Object[] {cloneArguments, size, rows});
    }

    @Override
    public void close() {
        page.close();
    }
}
