package containers.runner;

import static org.assertj.core.api.Assertions.assertThat;

import containers.bundle.ConfigurationFile;
import containers.testing.Feature;
import containers.testing.HostUntouched;
import containers.testing.Needs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bundles that run, with us and with runc. */
@ExtendWith({HostUntouched.class, NothingLeft.class})
class BundleRunTests {

    /** What a container's program sees of its own. */
    private static final String LOOK = """
            hostname; id; env | grep -v ^_ | sort; ulimit -n; ulimit -Hn; pwd; umask
            grep -E '^(Cap|NoNewPrivs|Seccomp:|NSpid)' /proc/self/status | grep -v NSpid
            ls /dev | grep -v core
            cut -d' ' -f5 /proc/self/mountinfo | grep -v -e ^/sys/fs/cgroup/ -e '^/dev/[a-z]*$' -e '^/proc/[a-z_]*$' | sort
            for path in acpi keys timer_list scsi; do (wc -c </proc/$path) 2>&1; done
            grep -E '^[^-]* /proc/(bus|fs|irq|sys) ro' /proc/self/mountinfo | wc -l
            (echo x >/made) 2>&1; cat /proc/sys/kernel/shmmax; cat /etc/hosts | head -1
            """;

    @TempDir
    private Path directory;

    private ConfigurationFile file(String script) throws IOException {
        return ConfigurationFile.in(directory, "/bin/sh", "-c", script);
    }

    private static Run run(Path bundle, String... options) {
        return Run.of(Stream.concat(Stream.of("run", "--bundle", bundle.toString()), Stream.of(options))
                .toList());
    }

    @Test
    void whatRuncWritesRuns() throws IOException {
        Run run = run(file("hostname; cat /proc/sys/kernel/hostname; exit 7").write());

        assertThat(run).isEqualTo(new Run(7, "runc\nrunc\n", ""));
    }

    /**
     * On version 2 runc mounts the groups once more, without nsdelegate, and that is how the host's are then.
     *
     * <p>Its root is read-only, since it is all containers'. In nothing that it looks at does a program see
     * whether we started it or runc.
     */
    @Test
    @Needs({Feature.RUNC, Feature.ROOT, Feature.CGROUP_V1})
    void aProgramSeesTheSameAsWithRunc() throws Exception {
        assertSameAsWithRunc(file(LOOK));
        assertSameAsWithRunc(file(LOOK)
                .with("process.user", "{'uid': 1000, 'gid': 5, 'additionalGids': [20, 30]}")
                .with("linux.sysctl", "{'kernel.shmmax': '4096'}")
                .without("process.noNewPrivileges")
                .without("process.rlimits"));
        assertSameAsWithRunc(file(LOOK).without("process.capabilities").with("process.cwd", "'/tmp'"));
    }

    private void assertSameAsWithRunc(ConfigurationFile file) throws Exception {
        Path bundle = file.adding(
                        "mounts", "{'destination': '/run', 'type': 'tmpfs', 'options': ['nosuid', 'size=1m']}")
                .write();
        Run ours = run(bundle);

        assertThat(ours.err()).isEmpty();
        assertThat(ours.out()).isEqualTo(runc(bundle));
    }

    private static String runc(Path bundle) throws Exception {
        String name = "containers-test-" + ProcessHandle.current().pid();
        Process process = new ProcessBuilder("runc", "run", "--bundle", bundle.toString(), name)
                .redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")))
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        process.waitFor();
        return output;
    }

    /** What we write is right also in the eyes of runc. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "--hostname box -e A=b",
                "--read-only --tmpfs /run:size=1m -v /usr:/srv:ro --init",
                "--user 33:33 --cap-drop ALL --ulimit nofile=99 --oom-score-adj 500",
                "-m 64m --cpus 0.5 --pids-limit 99 --sysctl kernel.shmmax=4096",
                "--security-opt seccomp=unconfined --security-opt no-new-privileges=false",
                "--device /dev/fuse --shm-size 1m --network host"
            })
    @Needs({Feature.RUNC, Feature.ROOT, Feature.CGROUP_V1})
    void runcRunsWhatWeWrite(String options) throws Exception {
        // runc makes places for mounts in it.
        Path root = RootCopy.in(Files.createDirectory(directory.resolve("root")));
        List<String> words = new ArrayList<>(List.of("spec", "--rootfs", root.toString()));
        words.addAll(List.of(options.split(" ", -1)));
        words.addAll(List.of("--", "/bin/sh", "-c", "echo runs"));
        Run spec = Run.of(words);
        assertThat(spec.status()).isZero();
        Files.writeString(directory.resolve("config.json"), spec.out());

        assertThat(runc(directory)).isEqualTo("runs\n");
        assertThat(run(directory)).isEqualTo(new Run(0, "runs\n", ""));
    }

    @Test
    void itsOwnFilesAreNamedInAnAnnotation() throws IOException {
        Path bundle = file("grep -c ' /etc/' /proc/self/mountinfo")
                .with("annotations", "{'understanding.containers.etc': 'true', 'of.another': 'x'}")
                .write();

        assertThat(run(bundle).out()).isEqualTo("3\n");
        assertThat(run(file("grep -c ' /etc/' /proc/self/mountinfo").write()).out())
                .isEqualTo("0\n");
    }

    @Test
    void onlyWhatABundleCantSayStandsBesideIt() throws IOException {
        String bundle = file("cat").write().toString();

        assertThat(Run.of("run", "--bundle", bundle, "--explain").out()).contains("execve(\"/bin/sh\"");
        assertThat(Run.withInput("typed", () -> Contain.run(List.of("run", "-i", "--bundle", bundle)))
                        .out())
                .isEqualTo("typed");
        assertRefused("--memory: with --bundle, its config.json says that", "run", "--bundle", bundle, "-m", "64m");
        assertRefused("--rootfs: with --bundle", "run", "--rootfs", "/", "--bundle", bundle);
        assertRefused("--tty: with --bundle", "run", "-t", "--bundle", bundle);
        assertRefused("'id': with --bundle, its config.json has the command", "run", "--bundle", bundle, "id");
        assertRefused("--memory: with --bundle", "compile", "-o", "/tmp/x", "--bundle", bundle, "-m", "64m");
        assertRefused("--persist: the root filesystem made of", "run", "--persist", "--bundle", bundle);
        assertRefused("--explain is not for ./contain spec", "spec", "--explain", "--", "true");
        assertRefused("--bundle is not for ./contain spec", "spec", "--bundle", bundle);
        assertRefused("--output is not for ./contain spec", "spec", "-o", "/tmp/x", "--", "true");
        assertRefused("there is no /none on the host", "spec", "-v", "/none:/srv", "--", "true");
    }

    /** Nobody but root could run it. */
    @Test
    @Needs(Feature.NOT_ROOT)
    void noSpecificationOfANetworkThatIsThereWithoutRoot() {
        assertRefused(
                "--network ns: is not for ./contain spec without root", "spec", "--network", "ns:/x", "--", "true");
    }

    @Test
    void aWrongBundleIsOneLine() throws IOException {
        assertRefused(
                "config.json: proces: the runtime-spec has no such field: did you mean process?",
                "run",
                "--bundle",
                file("").with("proces", "1").write().toString());
        assertRefused("--bundle /none: no such directory", "run", "--bundle", "/none");
    }

    private static void assertRefused(String line, String... words) {
        Run run = Run.of(words);

        assertThat(run.err()).startsWith("contain: ").contains(line).containsOnlyOnce("\n");
        assertThat(run.status()).isEqualTo(125);
    }

    /** Without a command, there is one for who edits it: a shell on a terminal, as with runc spec. */
    @Test
    void aShellIsUsual() {
        assertThat(Run.of("spec").out()).contains("\"terminal\": true", "\"TERM=xterm\"", "sh\"");
    }
}
