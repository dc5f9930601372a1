package containers.doctor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A machine that has just the files that a test gives it. */
record FakeMachine(Path root) {

    FakeMachine with(String file, String text) {
        try {
            Path path = root.resolve(file);
            Files.createDirectories(path.getParent());
            Files.writeString(path, text + "\n");
            return this;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    FakeMachine withKernel(String release) {
        return with("proc/sys/kernel/osrelease", release);
    }

    Machine machine() {
        return new Machine(root);
    }

    KernelChecks kernel() {
        return new KernelChecks(machine());
    }
}
