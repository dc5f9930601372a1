package containers.usermode;

import static org.assertj.core.api.Assertions.assertThat;

import containers.testing.HostUntouched;
import containers.testing.Processes;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Decoys: a program that sleeps for as many seconds as the PID of whom it works for has. */
@ExtendWith(HostUntouched.class)
class LostProgramsTests {

    private static final Duration SOON = Duration.ofSeconds(10);

    @TempDir
    private Path directory;

    private Path decoy;
    private Process container;
    private Process program;

    @BeforeEach
    void start() throws IOException {
        decoy = Files.copy(Path.of("/bin/sleep").toRealPath(), directory.resolve("decoy"));
        assertThat(decoy.toFile().setExecutable(true)).isTrue();
        container = new ProcessBuilder("/bin/sleep", "300").start();
        program = new ProcessBuilder(decoy.toString(), "0", "0", Long.toString(container.pid())).start();
        awaitDecoy(program);
    }

    /** The kernel says which file a process runs a moment before it has its words. */
    private void awaitDecoy(Process process) {
        Processes.await("it runs", SOON, () -> runs(process.info()));
    }

    private boolean runs(ProcessHandle.Info info) {
        return info.command().filter(decoy.toString()::equals).isPresent()
                && info.arguments().isPresent();
    }

    @AfterEach
    void end() throws InterruptedException {
        for (Process each : new Process[] {program, container}) {
            each.destroyForcibly().waitFor();
        }
    }

    private Path record(Process of, String served) throws IOException {
        return Files.writeString(directory.resolve("attendant-" + of.pid()), served + "\0\0\0");
    }

    private void sweep() {
        new LostPrograms(directory, Set.of(decoy.toString())).sweep();
    }

    @Test
    void whoWorksForNobodyIsEnded() throws Exception {
        Path record = record(program, "/proc/" + container.pid());
        sweep();
        assertThat(program.isAlive()).isTrue();
        assertThat(record).exists();

        container.destroyForcibly().waitFor();
        sweep();
        Processes.awaitEnd(program.pid(), SOON);
        assertThat(record).doesNotExist();
    }

    /** A container began before its program. Who began later only has its PID. */
    @Test
    void aContainersPidThatIsAnothersByNow() throws Exception {
        Process early = new ProcessBuilder("/bin/sh", "-c", "read pid; exec '" + decoy + "' $pid").start();
        Thread.sleep(50); // some ticks of the clock
        Process later = new ProcessBuilder("/bin/sleep", "300").start();
        try (Writer input = early.outputWriter()) {
            input.write(later.pid() + "\n");
            input.flush();
            awaitDecoy(early);
            record(early, "/proc/" + later.pid());
            sweep();
            Processes.awaitEnd(early.pid(), SOON);
            assertThat(later.isAlive()).isTrue();
        } finally {
            early.destroyForcibly().waitFor();
            later.destroyForcibly().waitFor();
        }
    }

    /** Nobody has asked how it ended. */
    @Test
    void aContainerOfWhichOnlyTheStatusIsLeft() throws Exception {
        Process parent = new ProcessBuilder("/bin/sh", "-c", "sleep 300 & echo $!; kill $!; exec sleep 300").start();
        try (BufferedReader output = parent.inputReader()) {
            String zombie = output.readLine();
            Processes.awaitEnd(Long.parseLong(zombie), SOON);
            Process early = new ProcessBuilder(decoy.toString(), "300", zombie).start();
            awaitDecoy(early);
            record(early, "/proc/" + zombie);
            sweep();
            Processes.awaitEnd(early.pid(), SOON);
        } finally {
            parent.destroyForcibly().waitFor();
        }
    }

    @Test
    void whoWorksForAnotherIsLeftAlone() throws Exception {
        Path record = record(program, "/proc/4194305");
        sweep();
        assertThat(program.isAlive()).isTrue();
        assertThat(record).doesNotExist();
    }

    @Test
    void whatIsNoSuchProgramIsLeftAlone() throws Exception {
        Path record = record(container, "/proc/4194305");
        sweep();
        assertThat(container.isAlive()).isTrue();
        assertThat(record).doesNotExist();
    }

    /** As in /tmp/contain, where XDG_RUNTIME_DIR is /tmp. */
    @Test
    void whatOthersCanWriteIsNotBelieved() throws Exception {
        Path record = record(program, "0"); // a word of its own that is no container's PID
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxrwxrwx"));
        sweep();
        assertThat(record).exists();
        assertThat(program.isAlive()).isTrue();

        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
        sweep();
        Processes.awaitEnd(program.pid(), SOON);
    }

    /** By an older version, another program, or a hand that slipped. */
    @Test
    @Timeout(60)
    void oddEntriesAreInNobodysWay() throws Exception {
        Path directoryThere = Files.createDirectory(directory.resolve("attendant-1"));
        Path link = Files.createSymbolicLink(directory.resolve("attendant-2"), Path.of("nowhere"));
        Path pipe = directory.resolve("attendant-3");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        Files.write(directory.resolve("attendant-4x"), new byte[] {(byte) 0xff});
        container.destroyForcibly().waitFor();
        Path record = record(program, "/proc/" + container.pid());

        sweep();

        Processes.awaitEnd(program.pid(), SOON);
        assertThat(record).doesNotExist();
        assertThat(directoryThere).isEmptyDirectory();
        assertThat(link).isSymbolicLink();
        assertThat(pipe).exists();
    }

    /** The disk was full when it was to be written. */
    @Test
    void anEmptyRecordOfNobodyGoes() throws Exception {
        program.destroyForcibly().waitFor();
        Path record = record(program, "");
        sweep();
        assertThat(record).doesNotExist();
    }

    @Test
    void whatIsBeingWrittenStays() throws IOException {
        Path record = Files.createFile(directory.resolve("attendant-" + program.pid()));
        sweep();
        assertThat(program.isAlive()).isTrue();
        assertThat(record).exists();
    }
}
