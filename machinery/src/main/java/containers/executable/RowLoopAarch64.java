package containers.executable;

/** The {@link RowLoop} for aarch64, as a person reads it. */
final class RowLoopAarch64 {

    static final String LISTING = """
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

    private RowLoopAarch64() {}
}
