package containers.seccomp.file;

import containers.json.Fields;
import containers.seccomp.filter.Abi;
import java.util.Optional;

/** What a profile calls the processors, or the kinds of programs that they run: the runtime-spec's, without SCMP_ARCH_. */
@SuppressWarnings("ImmutableEnumChecker") // An Optional can't be changed.
enum ProcessorName {
    X86_64(Abi.X86_64),
    X86(Abi.I386),
    AARCH64(Abi.AARCH64),
    ARM(Abi.ARM),
    X32,
    MIPS,
    MIPS64,
    MIPS64N32,
    MIPSEL,
    MIPSEL64,
    MIPSEL64N32,
    PPC,
    PPC64,
    PPC64LE,
    S390,
    S390X,
    PARISC,
    PARISC64,
    RISCV64,
    LOONGARCH64,
    M68K,
    SH,
    SHEB;

    private static final String PREFIX = "SCMP_ARCH_";

    private final Optional<Abi> abi;

    ProcessorName() {
        this.abi = Optional.empty();
    }

    ProcessorName(Abi abi) {
        this.abi = Optional.of(abi);
    }

    static ProcessorName of(Fields fields, String field, String name) {
        for (ProcessorName each : values()) {
            if (name.equals(PREFIX + each)) {
                return each;
            }
        }
        throw fields.wrong(
                field, "there is no processor '" + name + "' (SCMP_ARCH_X86_64, SCMP_ARCH_AARCH64 and others)");
    }

    /** Its numbers; empty where no filter of ours has any: x32 is always refused. */
    Optional<Abi> abi() {
        return abi;
    }
}
