package containers.bundle.linux;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import containers.json.Fields;
import containers.kernel.Architecture;
import containers.privileges.Capabilities;
import containers.seccomp.Seccomp;
import containers.seccomp.filter.Abi;
import containers.seccomp.filter.CallNumbers;
import containers.seccomp.filter.Compiler;
import containers.seccomp.filter.Profile;
import containers.seccomp.filter.Verdicts;
import containers.testing.OnceIsEnough;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The built-in profile, written down: who takes it for anybody's comes to the same verdicts. */
@OnceIsEnough
class SeccompSectionTests {

    private static final List<Long> ARGUMENTS = List.of(
            0L, 1L, 3L, 8L, 16L, 40L, 0x5412L, 0x541CL, 0x5401L, 0x1_0000_5412L, 0100L, 02000L, 04755L, 06000L, -1L);

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void theSameVerdicts(boolean withoutSetId) {
        Capabilities capabilities = Capabilities.usual();
        Seccomp builtIn = withoutSetId ? Seccomp.withoutSetId(capabilities) : Seccomp.usual(capabilities);
        Profile profile = builtIn.profile().orElseThrow();
        Fields written = Fields.parse(new Gson().toJson(SeccompSection.write(profile)));
        Profile read = Seccomp.of(written, capabilities).profile().orElseThrow();
        Architecture architecture = Architecture.current();
        Verdicts ours = new Verdicts(Compiler.compile(profile, architecture));
        Verdicts theirs = new Verdicts(Compiler.compile(read, architecture));

        Abi abi = Abi.of(architecture).get(0);
        CallNumbers.of(abi).forEach((name, number) -> {
            for (long first : ARGUMENTS) {
                for (long second : ARGUMENTS) {
                    for (long[] each : new long[][] {{first, second}, {3, first, second}, {3, 3, first, second}}) {
                        assertThat(theirs.of(abi, number, each))
                                .as("%s(%s)", name, List.of(first, second))
                                .isEqualTo(ours.of(abi, number, each));
                    }
                }
            }
        });
    }

    /** Then the filter is the shorter one, in which the first rule that holds decides. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whatEveryContainerHasIsKnown(boolean withoutSetId) {
        Capabilities capabilities = Capabilities.usual();
        Seccomp builtIn = withoutSetId ? Seccomp.withoutSetId(capabilities) : Seccomp.usual(capabilities);
        Fields written = Fields.parse(
                new Gson().toJson(SeccompSection.write(builtIn.profile().orElseThrow())));

        assertThat(SeccompSection.read(written, capabilities).lines()).isEqualTo(builtIn.lines());
    }
}
