package containers.compile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import containers.kernel.Argument;
import containers.program.Program;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class FreshIdTests {

    private static final String OLD = "0123456789ab";

    private final Program program = new Program();

    @Test
    void theKernelIsAskedForIt() {
        new FreshId(OLD).addTo(program);

        assertThat(calls())
                .containsExactly(
                        "openat(AT_FDCWD, \"/proc/sys/kernel/random/uuid\", O_RDONLY|O_CLOEXEC)",
                        "read(#1, buffer, 36)",
                        "close(#1)");
    }

    /** Its last twelve digits: behind the last hyphen, at 24. */
    @Test
    void itIsWrittenOverEachPlaceOfTheOldOne() {
        String content = "contain-" + OLD + "\0HOSTNAME=" + OLD + "\0";

        new FreshId(OLD).renew(program, new Argument.Bytes(content.getBytes(StandardCharsets.UTF_8), "file"));

        assertThat(calls()).containsExactly("memcpy(file+8, uuid+24, 12)", "memcpy(file+30, uuid+24, 12)");
    }

    @Test
    void anotherLengthWouldLeaveAPartOfTheOldOne() {
        assertThatThrownBy(() -> new FreshId("0123")).isInstanceOf(IllegalArgumentException.class);
    }

    private List<String> calls() {
        return program.rows().stream().map(row -> row.call().toString()).toList();
    }
}
