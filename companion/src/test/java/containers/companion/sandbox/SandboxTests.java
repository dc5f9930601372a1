package containers.companion.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import containers.companion.sandbox.Sandbox.End;
import containers.companion.sandbox.Sandbox.Result;
import containers.testing.HostUntouched;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the worst of a learner's programs could do to the host. */
@Tag("graders")
@ExtendWith(HostUntouched.class)
class SandboxTests {

    private static final Duration LONG = Duration.ofSeconds(60);

    private static Result run(String script, Duration longest) throws IOException {
        return new Sandbox(Path.of("..").toRealPath()).run(List.of("/bin/sh", "-c", script), longest);
    }

    private static List<String> said(String script) throws IOException {
        return run(script + " 2>&1", LONG).output().lines().toList();
    }

    @Test
    void itIsRootThereWithEveryCapability() throws IOException {
        assertThat(said("id -u; grep CapEff /proc/self/status; hostname other && hostname; mount -t tmpfs x /mnt ||"
                        + " mount -t tmpfs x /tmp && echo mounted"))
                .startsWith("0")
                .anyMatch(line -> line.matches("CapEff:\\s+0*[137]f+"))
                .contains("other", "mounted");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/workshop", "/usr", "/jdk", "/"})
    void noHostsFileCanBeWritten(String directory) throws IOException {
        String file = (directory + "/left-by-a-learner").replace("//", "/");
        Path host = directory.equals("/workshop") ? Path.of("..", "left-by-a-learner") : Path.of(file);
        assertThat(said("echo x >" + file + "; mount -o remount,rw,bind " + directory + "; mount -o remount,rw "
                        + directory + "; umount " + directory + "; echo x >" + file + "; mkdir /tmp/a; mount --bind "
                        + directory + " /tmp/a; mount -o remount,rw,bind /tmp/a; echo x >/tmp/a/left-by-a-learner"))
                .isNotEmpty();
        assertThat(host).doesNotExist();
    }

    /** On a decoy: where the mount belongs to the one who writes, the same words do it. */
    @Test
    void whoMadeAMountReadOnlyCanWriteAgain() throws IOException {
        assertThat(said("mount -t tmpfs x /tmp && mount -o remount,ro,bind /tmp; echo x >/tmp/a;"
                        + " mount -o remount,rw,bind /tmp; echo x >/tmp/a && echo written"))
                .contains("written");
    }

    @Test
    void theKernelsSettingsAreTheHosts() throws IOException {
        String before = Files.readString(Path.of("/proc/sys/kernel/core_pattern"));
        assertThat(said("echo '|/tmp/x' >/proc/sys/kernel/core_pattern || echo refused"))
                .contains("refused");
        assertThat(Path.of("/proc/sys/kernel/core_pattern")).hasContent(before.strip());
    }

    @Test
    void everyProcessEndsWithIt() throws IOException {
        String mark = UUID.randomUUID().toString();
        run("setsid sh -c 'sleep 300; : " + mark + "' & true", LONG);

        assertThat(commandLines()).noneMatch(line -> line.contains(mark));
    }

    @Test
    void itsTimeIsLimited() throws IOException {
        String mark = UUID.randomUUID().toString();
        Result result = run("sh -c 'sleep 300; : " + mark + "' & wait", Duration.ofMillis(300));

        assertThat(result.end()).isEqualTo(End.TIME);
        assertThat(commandLines()).noneMatch(line -> line.contains(mark));
    }

    @Test
    void itsOutputIsLimited() throws IOException {
        Result result = run("yes", LONG);

        assertThat(result.end()).isEqualTo(End.OUTPUT);
        assertThat(result.output()).hasSize(1 << 20);
    }

    @Test
    void thereCanBeOnlySoManyProcesses() throws IOException {
        Result result = run("i=0; while [ $i -lt 1000 ]; do sleep 20 & i=$((i + 1)); done; echo all", LONG);

        assertThat(result.output()).isNotEmpty().doesNotContain("all");
        assertThat(result.end()).isEqualTo(Sandbox.hasControlGroup() ? End.PROCESSES : End.ITSELF);
    }

    @Test
    void itsMemoryIsLimited() throws IOException {
        Result result = run("head -c 4G /dev/zero | tail -n 1 | wc -c", LONG);

        assertThat(result.end()).as(result.output()).isEqualTo(End.MEMORY);
        assertThat(result.output()).doesNotContain("4294967296");
    }

    @Test
    void itReadsNothing() throws IOException {
        assertThat(said("cat && tty")).containsExactly("not a tty");
    }

    private static List<String> commandLines() {
        try (Stream<ProcessHandle> all = ProcessHandle.allProcesses()) {
            return all.flatMap(each -> each.info().commandLine().stream()).toList();
        }
    }
}
