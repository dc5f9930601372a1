package containers.seccomp;

import static org.assertj.core.api.Assertions.assertThat;

import containers.kernel.Architecture;
import containers.privileges.Capabilities;
import containers.privileges.Capability;
import containers.seccomp.file.Circumstances;
import containers.seccomp.file.ProfileFile;
import containers.seccomp.filter.Compiler;
import containers.seccomp.filter.Profile;
import containers.seccomp.filter.Rule;
import containers.testing.OnceIsEnough;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The built-in profile, written down as Docker writes its own, makes the filter that it makes without a file: who reads it
 * has understood what is for which capability, and for which not. Of the built-in one libseccomp is the judge.
 */
@OnceIsEnough
class DockersFormatTests {

    @TempDir
    private Path directory;

    @ParameterizedTest
    @EnumSource
    void theBuiltInProfileInAFile(Architecture architecture) throws IOException {
        Path file = Files.writeString(directory.resolve("default.json"), builtIn());

        for (Set<Capability> kept : List.of(
                Capabilities.usual().kept(),
                Set.<Capability>of(),
                EnumSet.allOf(Capability.class),
                Set.of(Capability.CAP_SYS_ADMIN),
                Set.of(Capability.CAP_BPF, Capability.CAP_SYS_TIME))) {
            Capabilities capabilities = Capabilities.of(kept);
            Profile read = ProfileFile.read(file.toString(), new Circumstances(capabilities, architecture, "6.1.0"));

            assertThat(Compiler.compile(read, architecture).bytes())
                    .as("%s", kept)
                    .isEqualTo(Compiler.compile(withoutRulesOfOrder(capabilities), architecture)
                            .bytes());
        }
    }

    /** That two things are refused to ioctl and all else is allowed can't be said in a file. */
    private static Profile withoutRulesOfOrder(Capabilities capabilities) {
        Profile profile = new Profile(DefaultProfile.of(capabilities).otherwise());
        DefaultProfile.of(capabilities).rules().forEach((name, rules) -> {
            if (name.equals("ioctl")) {
                profile.allow(List.of(name));
            } else if (rules.stream().anyMatch(rule -> rule.conditions().isEmpty())) {
                profile.add(name, always(rules));
            } else {
                rules.forEach(rule -> profile.add(name, rule));
            }
        });
        return profile;
    }

    private static Rule always(List<Rule> rules) {
        return rules.stream()
                .filter(rule -> rule.conditions().isEmpty())
                .findFirst()
                .orElseThrow();
    }

    private static String builtIn() {
        List<String> entries = new ArrayList<>();
        for (AllowedCalls each : AllowedCalls.values()) {
            entries.add(entry(each.names(), ""));
        }
        for (CapabilityCalls each : CapabilityCalls.values()) {
            entries.add(entry(each.names(), ", \"includes\": {\"caps\": [\"" + each.capability() + "\"]}"));
        }
        String withoutAdmin = ", \"excludes\": {\"caps\": [\"CAP_SYS_ADMIN\"], \"arches\": [\"s390\"]}";
        entries.add(entry(
                List.of("ioctl", "s390_runtime_instr", "riscv_hwprobe"), ", \"includes\": {\"minKernel\": \"4.8\"}"));
        entries.add(entry(List.of("clone"), args("SCMP_CMP_MASKED_EQ", 0x7E02_0000L) + withoutAdmin));
        entries.add(refusal("clone3", withoutAdmin));
        entries.add(refusal("socketcall", ", \"includes\": {\"arches\": [\"amd64\", \"arm64\"]}"));
        entries.add(entry(List.of("keyctl"), ", \"includes\": {\"arches\": [\"ppc64le\"]}"));
        entries.add(entry(List.of("keyctl"), ", \"includes\": {\"minKernel\": \"99.0\"}"));
        for (String name : List.of("personality", "socket")) {
            DefaultProfile.of(Capabilities.usual())
                    .rules()
                    .get(name)
                    .forEach(rule -> entries.add(entry(
                            List.of(name),
                            args("SCMP_CMP_EQ", rule.conditions().get(0).value()))));
        }
        return """
                {"defaultAction": "SCMP_ACT_ERRNO", "defaultErrnoRet": 1, "comment": "ours",
                 "archMap": [
                   {"architecture": "SCMP_ARCH_X86_64", "subArchitectures": ["SCMP_ARCH_X86", "SCMP_ARCH_X32"]},
                   {"architecture": "SCMP_ARCH_AARCH64", "subArchitectures": ["SCMP_ARCH_ARM"]},
                   {"architecture": "SCMP_ARCH_RISCV64", "subArchitectures": null}],
                 "syscalls": [%s]}
                """.formatted(String.join(",\n", entries));
    }

    private static String refusal(String name, String rest) {
        return "{\"names\": [\"" + name + "\"], \"action\": \"SCMP_ACT_ERRNO\", \"errnoRet\": 38" + rest + "}";
    }

    private static String entry(List<String> names, String rest) {
        return "{\"names\": [\"" + String.join("\", \"", names) + "\"], \"action\": \"SCMP_ACT_ALLOW\"" + rest + "}";
    }

    private static String args(String operator, long value) {
        return ", \"args\": [{\"index\": 0, \"value\": " + value + ", \"op\": \"" + operator + "\"}]";
    }
}
