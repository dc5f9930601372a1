package containers.benchmark;

import containers.kernel.CallList;
import containers.kernel.ProcessCalls;
import containers.launch.Command;
import containers.launch.ElfProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/** The smallest root filesystem that can be: one static program, which makes one system call, {@code exit_group(0)}. */
final class TinyRoot {

    static final Command COMMAND = Command.of("/true");

    private TinyRoot() {}

    /** Makes it where it isn't there. */
    static Path in(Path directory) throws IOException {
        Path root = directory.resolve("tiny-root");
        if (!Files.exists(root)) {
            for (String place : List.of("proc", "dev", "sys")) {
                Files.createDirectories(root.resolve(place));
            }
            CallList calls = new CallList();
            calls.add(ProcessCalls.exit_group(0));
            Path program = root.resolve("true");
            Files.write(program, ElfProgram.of(calls));
            Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        return root;
    }
}
