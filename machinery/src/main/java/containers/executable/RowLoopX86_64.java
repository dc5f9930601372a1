package containers.executable;

/** The {@link RowLoop} for x86-64, as a person reads it. */
final class RowLoopX86_64 {

    // The book shows what is between the two lines that begin with a space.
    static final String LISTING = """
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

    private RowLoopX86_64() {}
}
