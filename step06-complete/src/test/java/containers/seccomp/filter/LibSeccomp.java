package containers.seccomp.filter;

import com.sun.jna.Memory;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import containers.kernel.Architecture;
import containers.kernel.Errno;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;

/** The library with which engines make their filters: libseccomp, seccomp_init(3). */
final class LibSeccomp {

    private static final int COMPARISON_SIZE = 24;

    /** What it says of a name it doesn't know. */
    private static final int NO_CALL = -1;

    private static final NativeLibrary LIBRARY = NativeLibrary.getInstance("libseccomp.so.2");

    private LibSeccomp() {}

    /** The filter that it makes of a profile. */
    static Filter filter(Profile profile, Architecture architecture) throws IOException {
        Pointer filter = pointer("seccomp_init", profile.otherwise().value());
        for (Abi abi : Abi.of(architecture)) {
            invoke("seccomp_arch_add", List.of(0, Errno.EEXIST.number()), filter, abi.processor());
        }
        if (!Abi.of(architecture).contains(Abi.of(Architecture.current()).get(0))) {
            invoke("seccomp_arch_remove", List.of(0), filter, 0); // This machine's own.
        }
        profile.rules().forEach((call, rules) -> rules.forEach(rule -> add(filter, call, rule)));
        try {
            return export(filter);
        } finally {
            LIBRARY.getFunction("seccomp_release").invokeVoid(new Object[] {filter});
        }
    }

    private static void add(Pointer filter, String call, Rule rule) {
        int number = LIBRARY.getFunction("seccomp_syscall_resolve_name").invokeInt(new Object[] {call});
        if (number == NO_CALL) {
            return;
        }
        Memory comparisons = new Memory((rule.conditions().size() + 1L) * COMPARISON_SIZE);
        for (int i = 0; i < rule.conditions().size(); i++) {
            Condition condition = rule.conditions().get(i);
            boolean isMasked = condition.comparison() == Condition.Comparison.MASKED_EQ;
            comparisons.setInt((long) i * COMPARISON_SIZE, condition.argument());
            comparisons.setInt((long) i * COMPARISON_SIZE + 4, number(condition.comparison()));
            comparisons.setLong((long) i * COMPARISON_SIZE + 8, isMasked ? condition.mask() : condition.value());
            comparisons.setLong((long) i * COMPARISON_SIZE + 16, condition.value());
        }
        invoke(
                "seccomp_rule_add_array",
                List.of(0, Errno.EEXIST.number()),
                filter,
                rule.action().value(),
                number,
                rule.conditions().size(),
                comparisons);
    }

    /** {@code enum scmp_compare}, seccomp.h. */
    private static int number(Condition.Comparison comparison) {
        return switch (comparison) {
            case NE -> 1;
            case LT -> 2;
            case LE -> 3;
            case EQ -> 4;
            case GE -> 5;
            case GT -> 6;
            case MASKED_EQ -> 7;
        };
    }

    private static Filter export(Pointer filter) throws IOException {
        Path file = Files.createTempFile("filter", null);
        int descriptor = NativeLibrary.getProcess().getFunction("open").invokeInt(new Object[] {file.toString(), 1});
        invoke("seccomp_export_bpf", List.of(0), filter, descriptor);
        NativeLibrary.getProcess().getFunction("close").invokeInt(new Object[] {descriptor});
        byte[] bytes = Files.readAllBytes(file);
        Files.delete(file);
        return new Filter(bytes);
    }

    /** A call's number, when the library knows it. */
    static OptionalInt number(Abi abi, String name) {
        int number = LIBRARY.getFunction("seccomp_syscall_resolve_name_arch")
                .invokeInt(new Object[] {abi.processor(), name});
        return number < 0 ? OptionalInt.empty() : OptionalInt.of(number);
    }

    private static Pointer pointer(String function, Object... arguments) {
        return LIBRARY.getFunction(function).invokePointer(arguments);
    }

    private static void invoke(String function, List<Integer> results, Object... arguments) {
        int result = LIBRARY.getFunction(function).invokeInt(arguments);
        if (!results.contains(Math.abs(result))) {
            throw new AssertionError(function + " failed: " + Errno.of(-result));
        }
    }
}
