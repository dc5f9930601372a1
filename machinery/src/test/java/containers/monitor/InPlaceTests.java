package containers.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import containers.calls.DirectoryCalls;
import containers.calls.FileCalls;
import containers.calls.OpenFlag;
import containers.calls.ProcessCalls;
import containers.calls.Signal;
import containers.kernel.Argument;
import containers.kernel.Errno;
import containers.kernel.Telling;
import containers.program.Row;
import containers.testing.HostUntouched;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A monitor as a person sees it who starts it: it stands for its child. */
@ExtendWith(HostUntouched.class)
class InPlaceTests {

    @TempDir
    private Path directory;

    /** That the routine passes on all 256 is among {@code RoutineTests}. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 42, 125, 126, 127, 128, 129, 255})
    void aStatusOfAnExit(int status) {
        assertEnds(TestLaunch.ofScript("exit " + status), status, "");
    }

    @ParameterizedTest
    @EnumSource(names = {"SIGKILL", "SIGTERM", "SIGSEGV", "SIGSYS"})
    void aChildThatASignalEnds(Signal signal) {
        try (Monitored run = Monitored.start(directory, TestLaunch.ofScript("kill -" + signal.number() + " $$"))) {
            assertThat(run.waitFor()).isEqualTo(128 + signal.number());
            assertThat(run.errors()).isEmpty();
        }
    }

    @Test
    void itHasNoStackButAName() throws IOException {
        try (Monitored run = Monitored.start(directory, TestLaunch.ofScript("echo here; read line"))) {
            assertThat(run.line()).isEqualTo("here");
            Path process = Path.of("/proc", Long.toString(run.pid()));

            assertThat(Files.readAllLines(process.resolve("maps")))
                    .anyMatch(line -> line.contains("r-xp"))
                    .noneMatch(line -> line.contains("[stack]"));
            assertThat(process.resolve("comm")).hasContent("contain");
        }
    }

    @Test
    void whatIsRefusedIsOneLine() {
        TestLaunch launch = TestLaunch.ofScript("true");
        launch.parent.add(DirectoryCalls.chdir("/no/such/directory"));

        assertEnds(launch, 125, "contain: chdir(\"/no/such/directory\") failed: ENOENT (No such file or directory)");
    }

    @Test
    void whatTheChildIsRefusedToo() {
        TestLaunch launch = new TestLaunch();
        launch.child.add(FileCalls.close(Argument.number(-1)), List.of(Telling.of(126, "it can't be\nclosed")));
        launch.child.add(ProcessCalls.exit_group(0));

        assertEnds(launch, 126, "contain: it can't be\\nclosed: EBADF (Bad file descriptor)");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whatIsRefusedWhileTheChildWaits(boolean guarded) {
        Path never = directory.resolve("never");
        TestLaunch launch = TestLaunch.of("/usr/bin/touch", never.toString());
        if (guarded) {
            launch.guard();
        }
        launch.meanwhile.add(FileCalls.openat(launch.childWaits(), "no_such_map", OpenFlag.O_WRONLY));

        try (Monitored run = Monitored.start(directory, launch)) {
            assertThat(run.errors())
                    .matches("contain: openat\\(#\\d+, \"no_such_map\", O_WRONLY\\) failed: ENOENT .*")
                    .doesNotContain("\n");
            assertThat(run.waitFor()).isEqualTo(125);
        }
        assertThat(never).doesNotExist();
    }

    @Test
    void permissionDeniedSaysMoreThanNotThere() throws IOException {
        Path denied = Files.createDirectory(directory.resolve("denied"));
        Files.setPosixFilePermissions(
                Files.createFile(denied.resolve("tool")), PosixFilePermissions.fromString("rw-------"));

        assertEnds(
                candidates("/nowhere", denied.toString(), "/elsewhere"),
                126,
                "contain: no: EACCES (Permission denied)");
        assertEnds(candidates(denied.toString(), "/nowhere"), 126, "contain: no: EACCES (Permission denied)");
        assertEnds(candidates("/nowhere", "/dev/null"), 127, "contain: not there: ENOTDIR (Not a directory)");
        assertEnds(candidates("/dev/null", "/nowhere"), 127, "contain: not there: ENOENT (No such file or directory)");
        assertEnds(candidates("/nowhere", denied + "/tool"), 127, "contain: not there: ENOTDIR (Not a directory)");
    }

    @Test
    void aRowThatFailsBeforeTheCandidatesIsTheOneToTellOf() {
        TestLaunch launch = new TestLaunch();
        launch.child.add(DirectoryCalls.chdir("/no/such/directory"));
        addCandidates(launch, "/a", "/b");

        assertEnds(launch, 125, "contain: chdir(\"/no/such/directory\") failed: ENOENT (No such file or directory)");
    }

    @Test
    void aChildThatWaits() {
        TestLaunch launch = TestLaunch.ofScript("echo run");
        launch.meanwhile.add(FileCalls.openat(launch.childWaits(), "status", OpenFlag.O_RDONLY));

        try (Monitored run = Monitored.start(directory, launch)) {
            assertThat(run.rest()).isEqualTo("run");
            assertThat(run.waitFor()).isZero();
        }
    }

    @Test
    void aChildThatDiesBeforeItWaits() {
        TestLaunch launch = TestLaunch.ofScript("echo never");
        launch.childWaits();

        try (Monitored run = Monitored.start(DyingChild.file(directory, Monitored.program(launch)))) {
            assertThat(run.rest()).isEmpty();
            assertThat(run.waitFor()).isEqualTo(DyingChild.STATUS);
        }
    }

    /** The first descriptors that are free are 0, 1 and 2 then. */
    @ParameterizedTest
    @ValueSource(strings = {"exec \"$0\" <&-", "exec \"$0\" >&-", "exec \"$0\" <&- >&-", "exec \"$0\" <&- >&- 2>&-"})
    void withoutStandardFiles(String script) {
        for (boolean waits : new boolean[] {false, true}) {
            for (boolean guarded : new boolean[] {false, true}) {
                TestLaunch launch = TestLaunch.ofScript("exit 7");
                if (waits) {
                    launch.childWaits();
                }
                if (guarded) {
                    launch.guard();
                }
                try (Monitored run = Monitored.startBy(script, directory, launch)) {
                    assertThat(run.waitFor())
                            .as("waits: " + waits + ", guarded: " + guarded)
                            .isEqualTo(7);
                    assertThat(run.errors()).isEmpty();
                }
            }
        }
    }

    @Test
    void withoutStandardFilesTheChildHasNoneToo() {
        TestLaunch launch = TestLaunch.ofScript("ls -l /proc/self/fd >&2");

        try (Monitored run = Monitored.startBy("exec \"$0\" <&- >&-", directory, launch)) {
            assertThat(run.errors()).doesNotContain("anon_inode", "socket:");
        }
    }

    @Test
    void withFewDescriptors() {
        try (Monitored run = Monitored.startBy(
                "ulimit -n 16; exec \"$0\"",
                directory,
                TestLaunch.ofScript("exit 9").guard())) {
            assertThat(run.waitFor()).isEqualTo(9);
        }
    }

    /** Who ignores the end of children can't wait for it: a program is given that by execve. */
    @Test
    void aCallerThatIgnoresTheEndOfChildren() {
        try (Monitored run = Monitored.startBy("trap '' CHLD; exec \"$0\"", directory, TestLaunch.ofScript("exit 9"))) {
            assertThat(run.waitFor()).isEqualTo(9);
        }
    }

    @Test
    void nothingOfACallersSignalsReachesTheChild() {
        TestLaunch launch = TestLaunch.of("/bin/cat", "/proc/self/status");
        try (Monitored run = Monitored.startBy("trap '' HUP INT QUIT USR1 PIPE; exec \"$0\"", directory, launch)) {
            assertThat(run.rest().lines())
                    .contains("SigBlk:\t0000000000000000", "SigCgt:\t0000000000000000", "SigPnd:\t0000000000000000")
                    // But for 32 and 33: Java starts its processes so, and no shell ever does.
                    .anyMatch(line -> line.matches("SigIgn:\t00000001?[08]0000000"));
        }
    }

    @Test
    void noDescriptorReachesTheChild() {
        TestLaunch launch = TestLaunch.of("/bin/ls", "/proc/self/fd").guard();
        launch.parent.add(FileCalls.openat("/", OpenFlag.O_RDONLY)); // not marked to be closed by execve
        launch.childWaits();
        try (Monitored run = Monitored.startBy("exec 5</etc 9</; exec \"$0\"", directory, launch)) {
            // ls itself opens the directory that it lists.
            assertThat(run.rest()).isEqualTo("0\n1\n2\n3");
        }
    }

    @Test
    void callsForTheEndAreMadeHoweverTheChildEnded() throws IOException {
        for (String end : List.of("true", "exit 3", "kill -9 $$")) {
            Path left = Files.createDirectory(directory.resolve("left"));
            TestLaunch launch = TestLaunch.ofScript(end);
            launch.afterwards.attempt(FileCalls.close(Argument.number(-1)));
            launch.afterwards.attempt(DirectoryCalls.rmdir(left.toString()));
            try (Monitored run = Monitored.start(directory, launch)) {
                run.waitFor();
            }
            assertThat(left).doesNotExist();
        }
    }

    @Test
    void theChildsPartHasNoBranches() {
        TestLaunch launch = TestLaunch.ofScript("true").guard();
        launch.childWaits();

        assertThat(Monitored.program(launch).branches(Monitor.CHILD)).isEmpty();
        assertThat(Monitored.program(launch).rows()).extracting(Row::section).contains(Monitor.CHILD);
    }

    private static TestLaunch candidates(String... directories) {
        TestLaunch launch = new TestLaunch();
        addCandidates(launch, directories);
        return launch;
    }

    private static void addCandidates(TestLaunch launch, String... directories) {
        List<Telling> tellings = List.of(
                Telling.on(Errno.ENOENT, 127, "not there"),
                Telling.on(Errno.ENOTDIR, 127, "not there"),
                Telling.of(126, "no"));
        for (int i = 0; i < directories.length; i++) {
            var execve = ProcessCalls.execve(directories[i] + "/tool", List.of("tool"), List.of());
            if (i < directories.length - 1) {
                launch.child.attempt(execve, tellings);
            } else {
                launch.child.add(execve, tellings);
            }
        }
    }

    private void assertEnds(Launch launch, int status, String errors) {
        try (Monitored run = Monitored.start(directory, launch)) {
            assertThat(run.errors()).isEqualTo(errors);
            assertThat(run.waitFor()).isEqualTo(status);
        }
    }
}
