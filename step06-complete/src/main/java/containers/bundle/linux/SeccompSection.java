package containers.bundle.linux;

import containers.json.Fields;
import containers.kernel.Architecture;
import containers.privileges.Capabilities;
import containers.seccomp.Seccomp;
import containers.seccomp.filter.Abi;
import containers.seccomp.filter.Action;
import containers.seccomp.filter.Condition;
import containers.seccomp.filter.Condition.Comparison;
import containers.seccomp.filter.Profile;
import containers.seccomp.filter.Rule;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which calls a container may make: {@code linux.seccomp}. {@link containers.seccomp.file} reads it, too; but what every
 * container has is known again, and is the shorter filter then.
 */
final class SeccompSection {

    private static final String ERRNO = "SCMP_ACT_ERRNO";

    private SeccompSection() {}

    static Seccomp read(Fields fields, Capabilities capabilities) {
        for (Seccomp known : List.of(Seccomp.usual(capabilities), Seccomp.withoutSetId(capabilities))) {
            if (fields.isWritten(write(known.profile().orElseThrow()))) {
                return known;
            }
        }
        return Seccomp.of(fields, capabilities);
    }

    static Map<String, Object> write(Profile profile) {
        Map<String, Object> object = new LinkedHashMap<>();
        putAction(object, "defaultAction", "defaultErrnoRet", profile.otherwise());
        object.put("architectures", abis(profile));
        // All calls for which the same holds are one entry.
        Map<List<Rule>, List<String>> calls = new LinkedHashMap<>();
        profile.rules().forEach((call, rules) -> {
            if (!Exceptions.canBeLeftOut(rules, profile.otherwise())) {
                throw new IllegalArgumentException(
                        "config.json has no way to say which exceptions there are of " + call);
            }
            calls.computeIfAbsent(Exceptions.without(rules), none -> new ArrayList<>())
                    .add(call);
        });
        List<Object> entries = new ArrayList<>();
        calls.forEach((rules, names) -> rules.forEach(rule -> entries.add(write(names, rule))));
        object.put("syscalls", entries);
        return object;
    }

    private static List<String> abis(Profile profile) {
        return Abi.of(Architecture.current()).stream()
                .filter(profile.abis()::contains)
                .map(SeccompSection::name)
                .toList();
    }

    private static String name(Abi abi) {
        return "SCMP_ARCH_" + (abi == Abi.I386 ? "X86" : abi.name());
    }

    private static Map<String, Object> write(List<String> names, Rule rule) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("names", names);
        putAction(object, "action", "errnoRet", rule.action());
        if (!rule.conditions().isEmpty()) {
            object.put(
                    "args",
                    rule.conditions().stream().map(SeccompSection::write).toList());
        }
        return object;
    }

    private static void putAction(Map<String, Object> object, String name, String errorName, Action action) {
        if (action.isRefusal()) {
            object.put(name, ERRNO);
            object.put(errorName, action.errno());
        } else {
            object.put(name, name(action));
        }
    }

    private static String name(Action action) {
        Map<Action, String> names = Map.of(
                Action.ALLOW, "ALLOW",
                Action.LOG, "LOG",
                Action.TRAP, "TRAP",
                Action.KILL_PROCESS, "KILL_PROCESS",
                Action.KILL_THREAD, "KILL_THREAD");
        return "SCMP_ACT_" + names.get(action);
    }

    private static Map<String, Object> write(Condition condition) {
        boolean masked = condition.comparison() == Comparison.MASKED_EQ;
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("index", condition.argument());
        object.put("value", unsigned(masked ? condition.mask() : condition.value()));
        if (masked) {
            object.put("valueTwo", unsigned(condition.value()));
        }
        object.put("op", "SCMP_CMP_" + condition.comparison());
        return object;
    }

    private static BigInteger unsigned(long number) {
        return new BigInteger(Long.toUnsignedString(number));
    }
}
