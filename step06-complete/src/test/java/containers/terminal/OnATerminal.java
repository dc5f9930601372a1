package containers.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import containers.runner.NothingLeft;
import containers.runner.RunnerProcess;
import containers.testing.Foreground;
import containers.testing.HostUntouched;
import containers.testing.OnceIsEnough;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A container on a terminal: script(1) has one, types what we write to it, and shows us what appears there. */
@OnceIsEnough
@ExtendWith({HostUntouched.class, NothingLeft.class})
@Timeout(600)
abstract class OnATerminal {

    @TempDir
    Path directory;

    String contain;
    Process script;
    private Writer keyboard;
    final StringBuilder screen = new StringBuilder();

    @BeforeEach
    void writeLauncher() throws IOException {
        List<String> command = RunnerProcess.inPlace();
        Path launcher = Files.writeString(
                directory.resolve("contain"), "#!/bin/sh\nexec '" + String.join("' '", command) + "' \"$@\"\n");
        Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwxr-xr-x"));
        contain = launcher.toString();
    }

    @AfterEach
    void end() {
        script.descendants().forEach(ProcessHandle::destroyForcibly);
        script.destroyForcibly();
    }

    final void start(String command) throws IOException {
        // A test that waits for what never comes is blocked in a read, which no interrupt ends.
        ProcessBuilder builder = Foreground.process("timeout", "500", "script", "-qec", command, "/dev/null");
        builder.environment().put("TERM", "vt100");
        builder.environment().put("SHELL", "/bin/sh");
        script = builder.start();
        keyboard = script.outputWriter(StandardCharsets.UTF_8);
    }

    final void type(String text) throws IOException {
        keyboard.write(text);
        keyboard.flush();
    }

    /** Reads the screen until a text is on it; the text may be there already. */
    final void waitFor(String text) throws IOException {
        InputStream output = script.getInputStream();
        while (screen.indexOf(text) < 0) {
            int next = output.read();
            assertThat(next).as("'" + text + "' should come, after:\n" + screen).isNotNegative();
            screen.append((char) next);
        }
    }

    final String restOfScreen() throws IOException {
        screen.append(new String(script.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        return screen.toString().replace("\r", "");
    }
}
