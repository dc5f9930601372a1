package containers.benchmark.peer;

import containers.executable.ProgramFile;
import containers.executable.TwoFiles;
import containers.program.Program;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes programs as C and has them compiled. */
public final class CCompiler {

    private final String command;
    private final Path header;
    private final Path directory;

    /**
     * Describes it.
     *
     * @param header the directory with {@code program.h}
     * @param directory where the files go
     */
    public CCompiler(String command, Path header, Path directory) {
        this.command = command;
        this.header = header;
        this.directory = directory;
    }

    /**
     * Compiles it without the C library: its own start would be system calls, too.
     *
     * @return the file, {@code name} with {@code -c} behind it
     */
    public Path compile(Program program, String name) throws IOException {
        Path source = directory.resolve(name + ".c");
        Path file = directory.resolve(name + "-c");
        Files.writeString(source, ProgramAsC.of(program));
        Process process = new ProcessBuilder(words(source, file)).inheritIO().start();
        try {
            if (process.waitFor() != 0) {
                throw new IOException("the C of " + source + " doesn't compile");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        return file;
    }

    private List<String> words(Path source, Path file) {
        return List.of(
                command,
                "-O2",
                "-static",
                "-nostdlib",
                "-no-pie",
                "-fno-pie", // an address is a constant then, and isn't kept on the stack
                "-s",
                "-Wl,-z,noseparate-code", // as small as ours: it is written to memory at each start
                "-fno-strict-aliasing",
                "-fno-stack-protector",
                "-I" + header,
                "-o" + file,
                source.toString());
    }

    /** What is in the file then. It has no second one, but writes as much to one. */
    public TwoFiles files(Program program, String name) {
        try {
            byte[] second = ProgramFile.inTwo(program).files().passing();
            return new TwoFiles(Files.readAllBytes(compile(program, name)), second);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
