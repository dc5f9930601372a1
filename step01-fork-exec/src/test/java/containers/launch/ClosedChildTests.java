package containers.launch;

import static org.assertj.core.api.Assertions.assertThat;

import containers.testing.Processes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is left of a child that was closed, one thing at a time: HostUntouched would look at all of it in each test. */
class ClosedChildTests {

    @Test
    void noProcess() {
        Child child = sleeper();
        long monitor = ProcessHandle.of(child.pid())
                .flatMap(ProcessHandle::parent)
                .orElseThrow()
                .pid();
        child.close();

        assertThat(Processes.status(child.pid(), "State"))
                .as("the state of the child after it was closed")
                .isEmpty();
        assertThat(Processes.status(monitor, "State"))
                .as("the state of the program that waited for the child, after that was closed")
                .isEmpty();
    }

    @Test
    void noDescriptor() throws IOException {
        sleeper().close(); // Whatever Java opens for the first.
        long before = pipes();
        sleeper().close();

        assertThat(pipes() - before)
                .as("how many more ends of pipes this JVM has open after a child was closed")
                .isZero();
    }

    private static Child sleeper() {
        return new Launcher().launch(Plans.of("sleep", "300"));
    }

    private static long pipes() throws IOException {
        try (Stream<Path> descriptors = Files.list(Path.of("/proc/self/fd"))) {
            return descriptors
                    .filter(descriptor -> target(descriptor).startsWith("pipe:"))
                    .count();
        }
    }

    private static String target(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (IOException closed) {
            return ""; // That of the list itself.
        }
    }
}
