package containers.seccomp;

import static org.assertj.core.api.Assertions.assertThat;

import containers.kernel.Architecture;
import containers.privileges.Capabilities;
import containers.seccomp.filter.Compiler;
import containers.seccomp.filter.Filter;
import containers.testing.OnceIsEnough;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The filter that was made beforehand is the one that would be made now. */
@OnceIsEnough
class UsualFilterTests {

    private static final Path SOURCE = Path.of("src/main/java/containers/seccomp/UsualFilter.java");

    @ParameterizedTest
    @EnumSource
    void itIsWhatTheCompilerMakes(Architecture architecture) throws IOException {
        Filter made = Compiler.compile(DefaultProfile.of(Capabilities.usual()), architecture);
        String text = Base64.getEncoder().encodeToString(made.bytes());
        if (System.getProperty("filter", "").equals("update")) {
            write(architecture, text);
            return;
        }

        assertThat(UsualFilter.text(architecture))
                .as("run this test with -Dfilter=update, and again")
                .isEqualTo(text);
        assertThat(UsualFilter.of(architecture).bytes()).isEqualTo(made.bytes());
    }

    private static void write(Architecture architecture, String text) throws IOException {
        String lines = text.replaceAll("(.{96})(?=.)", "$1\\\\\n            ");
        String source = Files.readString(SOURCE);
        Matcher constant = Pattern.compile("(String " + architecture + " = \"\"\"\n            )[^\"]*")
                .matcher(source);
        assertThat(constant.find()).isTrue();
        Files.writeString(SOURCE, source.substring(0, constant.end(1)) + lines + source.substring(constant.end()));
    }
}
