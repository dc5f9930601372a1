package containers.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import containers.cgroups.ControlGroup;
import containers.container.Containers;
import containers.executable.ProgramMemory;
import containers.kernel.Errno;
import containers.kernel.Part;
import containers.launch.Command;
import containers.launch.LaunchFailedException;
import containers.launch.LaunchPlan;
import containers.launch.Launcher;
import containers.testing.HostUntouched;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What a person is told besides the refused call: it depends on what the call was for, not on its name. */
@ExtendWith({HostUntouched.class, NothingLeft.class})
class AdviceTests {

    private static final int STEPS = 6;

    @TempDir
    private Path directory;

    @Test
    void aFileOfAControlGroupIsNoMatterOfNamespaces() {
        for (Errno errno : List.of(Errno.EACCES, Errno.EPERM)) {
            for (String call : List.of("openat", "write", "mkdirat", "mount")) {
                assertThat(advice(5, call, errno))
                        .hasValueSatisfying(advice -> assertThat(advice)
                                .contains("control groups")
                                .doesNotContain("CAP_SYS_ADMIN", "user namespace"));
            }
        }
    }

    @Test
    void theSameCallInAnotherPartIsAnotherMatter() {
        assertThat(advice(2, "openat", Errno.EACCES))
                .hasValueSatisfying(advice -> assertThat(advice).doesNotContain("control group"));
        assertThat(advice(3, "mount", Errno.EINVAL))
                .hasValueSatisfying(
                        advice -> assertThat(advice).startsWith("An overlay can't have every directory below it"));
        assertThat(advice(3, "chdir", Errno.ENOENT)).isEmpty();
        assertThat(advice(6, "setsid", Errno.EPERM)).isEmpty();
        assertThat(advice(1, "execve", Errno.EACCES)).isEmpty();
    }

    /** The first of its mounts where it ends up in another user namespace, long before step 4's. */
    @Test
    void aProcThatIsMadeEarlyIsAProcAllTheSame() {
        for (String call : List.of("fsopen", "fsconfig", "fsmount")) {
            assertThat(advice(6, call, Errno.EPERM))
                    .isEqualTo(advice(4, "mount", Errno.EPERM))
                    .isPresent();
        }
        assertThat(advice(6, "fsopen", Errno.ENOSYS))
                .hasValueSatisfying(advice -> assertThat(advice).contains("needs Linux 5.12"));
    }

    @Test
    void itIsOneLineWhateverWasRefused() {
        for (int step = 0; step <= STEPS; step++) {
            for (String call : List.of("clone3", "memfd_create", "close_range", "mount", "openat", "setsid")) {
                for (Errno errno : Errno.values()) {
                    assertThat(advice(step, call, errno).stream())
                            .allSatisfy(
                                    advice -> assertThat(advice).isNotBlank().doesNotContain("\n", "null"));
                }
            }
        }
    }

    /** Both are chdir, or look like it: the one is the root filesystem's, the other the person's. */
    @Test
    void aRootFilesystemThatHasGoneIsNotTheWorkingDirectory() throws IOException {
        Path gone = directory.resolve("gone");
        Command command = new Command(List.of("/bin/true"), Map.of(), gone.toString());

        LaunchFailedException failed = refused(gone, command);

        assertThat(failed.told()).doesNotContain("the working directory").contains("\"" + gone + "\"", "ENOENT");
        assertThat(failed.failed().part().step()).isEqualTo(3);
        assertThat(failed.status()).isEqualTo(125);
    }

    @Test
    void aWorkingDirectoryThatIsntThereIsThePersonsOwn() throws IOException {
        Path root = Files.createDirectories(directory.resolve("root"));
        Files.createDirectories(root.resolve("bin"));
        Command command = new Command(List.of("/bin/true"), Map.of(), root.toString());

        LaunchFailedException failed = refused(root, command);

        assertThat(failed.told())
                .startsWith("the working directory '" + root + "' can't be entered in the container: ENOENT");
        assertThat(failed.failed().part().step()).isEqualTo(1);
        assertThat(ImageAdvice.andAllSteps().on(failed.failed())).isEmpty();
    }

    /** Two things of step 5's need room, in two places. */
    @Test
    void noRoomForAGroupOrForItsRecord() {
        assertThat(advice(5, "mkdirat(AT_FDCWD, \"/sys/fs/cgroup/contain-1\", 0755)", Errno.ENOSPC))
                .hasValueSatisfying(advice -> assertThat(advice).endsWith("see cgroup.max.descendants."));
        for (String call :
                List.of("openat(AT_FDCWD, \"/run/contain/contain-1\")", "write(#13, \"/memory/contain-1\")")) {
            assertThat(advice(5, call, Errno.ENOSPC))
                    .hasValueSatisfying(advice -> assertThat(advice).contains("room for the record"));
        }
        assertThat(advice(5, "write(#13, \"0\")", Errno.ENOSPC)).isEmpty(); // cpuset(7): none to run on
    }

    private static LaunchFailedException refused(Path root, Command command) throws IOException {
        try (ControlGroup group = Containers.withoutLimits()) {
            group.prepare();
            LaunchPlan plan = Containers.container(group, root, command).plan();
            return catchThrowableOfType(
                    LaunchFailedException.class,
                    () -> new Launcher().launch(plan).close());
        }
    }

    private static Optional<String> advice(int step, String call, Errno errno) {
        long result = errno == Errno.UNKNOWN ? -4000 : -errno.number();
        return ImageAdvice.andAllSteps()
                .on(new ProgramMemory.Line(1, "the child", new Part(step, "a part"), call + "(1)", result));
    }
}
