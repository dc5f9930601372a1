package containers.program;

import containers.kernel.Architecture;
import java.util.HexFormat;

/**
 * The machine code that works through a program's rows, and the routines that rows can use besides system calls.
 *
 * <p>It needs nothing but the rows: no heap, no lock, not even a stack, so that a child can share its parent's memory and
 * run it too. As C:
 *
 * <pre>{@code
 * for (;;) {
 *     *row->result = syscall(row->number, *row->argument[0], ..., *row->argument[5]);
 *     row = is_failure(*row->result) ? row->after_failure : *row->result == 0 ? row->after_zero : row->after_positive;
 * }
 * }</pre>
 *
 * <p>Each argument is the <em>address</em> of a value. Most point at a constant; one that points at an earlier row's
 * result uses what that call returned, and the code needs no branch for it. Results are apart from the rows: nobody writes
 * to a row, so its page stays a page of the file, and takes no memory of its own.
 */
public final class RowLoop {

    // A row is twelve numbers of 4 bytes: the program stays below the address 4 GiB.
    static final int NUMBER = 0;
    static final int ARGUMENTS = 4;
    static final int AFTER_POSITIVE = 28;
    static final int AFTER_ZERO = 32;
    static final int AFTER_FAILURE = 36;
    static final int RESULT = 40;
    static final int TELLINGS = 44;
    static final int ROW_SIZE = 48;

    // The book shows what is between the two lines that begin with a space.
    private static final String X86_64 = """
             # tag::x86_64[]
            488b1df1ffffff mov  -15(%rip), %rbx      # the first row's address stands in front of this
            next:
            8b03           mov  (%rbx), %eax         # the call's number
            8b7b04         mov  4(%rbx), %edi        # an argument's address ...
            488b3f         mov  (%rdi), %rdi         # ... and its value
            8b7308         mov  8(%rbx), %esi
            488b36         mov  (%rsi), %rsi
            8b530c         mov  12(%rbx), %edx
            488b12         mov  (%rdx), %rdx
            448b5310       mov  16(%rbx), %r10d
            4d8b12         mov  (%r10), %r10
            448b4314       mov  20(%rbx), %r8d
            4d8b00         mov  (%r8), %r8
            448b4b18       mov  24(%rbx), %r9d
            4d8b09         mov  (%r9), %r9
            85c0           test %eax, %eax           # below zero: a routine of our own
            7826           js   routine
            0f05           syscall
            done:
            8b4b28         mov  40(%rbx), %ecx       # the result's address
            488901         mov  %rax, (%rcx)
            483d01f0ffff   cmp  $-4095, %rax         # -4095 to -1 is a failure
            730f           jae  failure
            4885c0         test %rax, %rax
            7405           jz   zero
            8b5b1c         mov  28(%rbx), %ebx       # the row after a positive result
            ebb9           jmp  next
            zero:
            8b5b20         mov  32(%rbx), %ebx       # the row after zero
            ebb4           jmp  next
            failure:
            89dd           mov  %ebx, %ebp           # failed_row will ask for it
            8b5b24         mov  36(%rbx), %ebx       # the row after a failure
            ebad           jmp  next
             # end::x86_64[]
            routine:
            4531db         xor  %r11d, %r11d
            ffc0           inc  %eax
            7472           jz   memcpy
            ffc0           inc  %eax
            7477           jz   memcmp
            ffc0           inc  %eax
            747f           jz   exit_status
            ffc0           inc  %eax
            0f848f000000   jz   failed_row
            ffc0           inc  %eax
            0f8491000000   jz   advance
            ffc0           inc  %eax
            0f8499000000   jz   load
            ffc0           inc  %eax
            0f8499000000   jz   argument_count
            tell:
            8b4f28         mov  40(%rdi), %ecx       # the result of the row that failed ...
            8b09           mov  (%rcx), %ecx
            f7d9           neg  %ecx                 # ... is an error's number below zero
            8b472c         mov  44(%rdi), %eax       # what to tell of it: the first entry
            entry:
            3908           cmp  %ecx, (%rax)         # is it about this error ...
            740a           je   found
            443918         cmp  %r11d, (%rax)        # ... or about all others?
            7405           je   found
            83c010         add  $16, %eax
            ebf2           jmp  entry
            found:
            448b4008       mov  8(%rax), %r8d        # its text: address ...
            4c8906         mov  %r8, (%rsi)
            448b400c       mov  12(%rax), %r8d       # ... and length
            4c894608       mov  %r8, 8(%rsi)
            81f985000000   cmp  $133, %ecx           # the last error that has a name
            410f47cb       cmova %r11d, %ecx
            448b04ca       mov  (%rdx,%rcx,8), %r8d  # the error's name, in the same way
            4c894620       mov  %r8, 32(%rsi)
            448b44ca04     mov  4(%rdx,%rcx,8), %r8d
            4c894628       mov  %r8, 40(%rsi)
            8b4004         mov  4(%rax), %eax        # the exit status
            e963ffffff     jmp  done
            memcpy:
            89d1           mov  %edx, %ecx
            f3a4           rep movsb
            e95affffff     jmp  done
            memcmp:
            89d1           mov  %edx, %ecx
            f3a6           repe cmpsb
            0f95c0         setne %al
            e94effffff     jmp  done
            exit_status:
            48634718       movslq 24(%rdi), %rax     # si_status
            837f0801       cmpl $1, 8(%rdi)          # si_code: CLD_EXITED?
            0f8440ffffff   je   done
            0580000000     add  $128, %eax           # no: a signal ended it
            e936ffffff     jmp  done
            failed_row:
            48892f         mov  %rbp, (%rdi)
            89e8           mov  %ebp, %eax
            e92cffffff     jmp  done
            advance:
            480137         add  %rsi, (%rdi)         # the address
            48297708       sub  %rsi, 8(%rdi)        # the length ...
            488b4708       mov  8(%rdi), %rax        # ... that is left
            e91cffffff     jmp  done
            load:
            486307         movslq (%rdi), %rax
            e914ffffff     jmp  done
            argument_count:
            488b0424       mov  (%rsp), %rax         # the kernel put it there: nothing was pushed since
            e90bffffff     jmp  done
            """;

    private static final String AARCH64 = """
            d3ffff58       ldr  x19, .-8             // the first row's address stands in front of this
            next:
            680240b9       ldr  w8, [x19]            // the call's number
            600640b9       ldr  w0, [x19, #4]        // an argument's address ...
            000040f9       ldr  x0, [x0]             // ... and its value
            610a40b9       ldr  w1, [x19, #8]
            210040f9       ldr  x1, [x1]
            620e40b9       ldr  w2, [x19, #12]
            420040f9       ldr  x2, [x2]
            631240b9       ldr  w3, [x19, #16]
            630040f9       ldr  x3, [x3]
            641640b9       ldr  w4, [x19, #20]
            840040f9       ldr  x4, [x4]
            651a40b9       ldr  w5, [x19, #24]
            a50040f9       ldr  x5, [x5]
            c801f837       tbnz w8, #31, routine     // below zero: a routine of our own
            010000d4       svc  #0
            done:
            692a40b9       ldr  w9, [x19, #40]       // the result's address
            200100f9       str  x0, [x9]
            1ffc3fb1       cmn  x0, #4095            // -4095 to -1 is a failure
            c2000054       b.hs failure
            600000b4       cbz  x0, zero
            731e40b9       ldr  w19, [x19, #28]      // the row after a positive result
            ebffff17       b    next
            zero:
            732240b9       ldr  w19, [x19, #32]      // the row after zero
            e9ffff17       b    next
            failure:
            f403132a       mov  w20, w19             // failed_row will ask for it
            732640b9       ldr  w19, [x19, #36]      // the row after a failure
            e6ffff17       b    next
            routine:
            08050031       adds w8, w8, #1
            c0030054       b.eq memcpy
            08050031       adds w8, w8, #1
            20040054       b.eq memcmp
            08050031       adds w8, w8, #1
            20050054       b.eq exit_status
            08050031       adds w8, w8, #1
            a0050054       b.eq failed_row
            08050031       adds w8, w8, #1
            c0050054       b.eq advance
            08050031       adds w8, w8, #1
            40060054       b.eq load
            08050031       adds w8, w8, #1
            40060054       b.eq argument_count
            tell:
            092840b9       ldr  w9, [x0, #40]        // the result of the row that failed ...
            290140b9       ldr  w9, [x9]
            e903094b       neg  w9, w9               // ... is an error's number below zero
            0a2c40b9       ldr  w10, [x0, #44]       // what to tell of it: the first entry
            entry:
            4b0541b8       ldr  w11, [x10], #16      // is it about all other errors ...
            6b000034       cbz  w11, found
            7f01096b       cmp  w11, w9              // ... or about this one?
            a1ffff54       b.ne entry
            found:
            4b317f29       ldp  w11, w12, [x10, #-8] // its text: address and length
            2b3000a9       stp  x11, x12, [x1]
            3f150271       cmp  w9, #133             // the last error that has a name
            e983891a       csel w9, wzr, w9, hi
            420c098b       add  x2, x2, x9, lsl #3
            4b304029       ldp  w11, w12, [x2]       // the error's name, in the same way
            2b3002a9       stp  x11, x12, [x1, #32]
            40415fb8       ldr  w0, [x10, #-12]      // the exit status
            d6ffff17       b    done
            memcpy:
            a2faffb4       cbz  x2, done
            29144038       ldrb w9, [x1], #1
            09140038       strb w9, [x0], #1
            420400d1       sub  x2, x2, #1
            fcffff17       b    memcpy
            memcmp:
            020100b4       cbz  x2, same
            09144038       ldrb w9, [x0], #1
            2a144038       ldrb w10, [x1], #1
            420400d1       sub  x2, x2, #1
            3f010a6b       cmp  w9, w10
            60ffff54       b.eq memcmp
            200080d2       mov  x0, #1
            c9ffff17       b    done
            same:
            000080d2       mov  x0, #0
            c7ffff17       b    done
            exit_status:
            090840b9       ldr  w9, [x0, #8]         // si_code
            001880b9       ldrsw x0, [x0, #24]       // si_status
            3f050071       cmp  w9, #1               // CLD_EXITED?
            60f8ff54       b.eq done
            00000291       add  x0, x0, #128         // no: a signal ended it
            c1ffff17       b    done
            failed_row:
            140000f9       str  x20, [x0]
            e00314aa       mov  x0, x20
            beffff17       b    done
            advance:
            092840a9       ldp  x9, x10, [x0]        // an address and a length
            2901018b       add  x9, x9, x1
            4a0101cb       sub  x10, x10, x1
            092800a9       stp  x9, x10, [x0]
            e0030aaa       mov  x0, x10              // what is left
            b8ffff17       b    done
            load:
            000080b9       ldrsw x0, [x0]
            b6ffff17       b    done
            argument_count:
            e00340f9       ldr  x0, [sp]             // the kernel put it there: nothing was pushed since
            b4ffff17       b    done
            """;

    private RowLoop() {}

    /** The instructions. The eight bytes before them hold the first row's address. */
    static byte[] code(Architecture architecture) {
        return bytes(listing(architecture));
    }

    /** The code as a person reads it: hexadecimal digits, instruction, comment; or a label. */
    public static String listing(Architecture architecture) {
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
}
