package containers.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which control groups somebody has left behind: what looks like them stands in for them here. */
class EmptyGroupsTests {

    @TempDir
    private Path top;

    @Test
    void thoseOfContainersWithNobodyInThem() throws IOException {
        String left = group("memory/user.slice/contain-1", "");
        String inside = group("memory/user.slice/contain-1/contain-2", "");
        group("memory/user.slice/contain-3", "42\n");
        group("memory/user.slice/session-1", "");

        assertThat(EmptyGroups.below(top)).containsExactly(left, inside);
    }

    @Test
    void noneWhereNothingIsMounted() {
        assertThat(EmptyGroups.below(top.resolve("nowhere"))).isEmpty();
    }

    private String group(String path, String members) throws IOException {
        Path group = Files.createDirectories(top.resolve(path));
        Files.writeString(group.resolve("cgroup.procs"), members);
        return group.toString();
    }
}
