package containers.benchmark;

import containers.benchmark.measured.Launches;
import containers.benchmark.measured.MeasuredCompilation;
import containers.benchmark.measured.TinyRoot;
import containers.benchmark.peer.CCompiler;
import containers.benchmark.peer.ProgramAsC;
import containers.compile.Compilation;
import containers.executable.ProgramFile;
import containers.executable.ReportPlaces;
import containers.executable.TwoFiles;
import containers.namespaces.User;
import containers.program.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/**
 * The programs that are measured without a JVM, each in C, too: {@code compiled} is what {@code ./contain compile} writes,
 * {@code volumes} the same with a volume and a directory in memory, {@code init} and {@code remap} with those options, {@code beside} what a {@link containers.launch.Launcher} starts.
 */
final class Prepared {

    private final Path directory;
    private final CCompiler compiler;
    private final Path root;

    Prepared(Path directory, CCompiler compiler) throws IOException {
        this.directory = directory;
        this.compiler = compiler;
        this.root = TinyRoot.in(directory);
    }

    void write() throws IOException {
        writeBoth("compiled", List.of());
        writeBoth("volumes", List.of("-v", root + ":/volume:ro", "--tmpfs", "/scratch:size=1m"));
        writeBoth("init", List.of("--init"));
        if (User.current().isRoot()) {
            // Without root's rights it is newuidmap that takes the time.
            writeBoth("remap", List.of("--userns", "remap"));
        }
        Program beside = new Launches(root).program(TinyRoot.TRUE);
        write(ProgramFile.inTwo(beside).files().withPassingAt("/proc/self/fd/"), "beside");
        write(compiler.files(beside, "beside"), "beside-c");
        Files.writeString(directory.resolve("beside.places"), ReportPlaces.of(ProgramFile.of(beside)));
        Files.writeString(directory.resolve("beside-c.places"), ProgramAsC.places(beside));
        write(ours(List.of(), "/pause"), "pause");
    }

    /** A program that becomes another one: in C, both are. */
    private void writeBoth(String name, List<String> options) throws IOException {
        write(ours(options, "/true"), name);
        compiler.compile(
                MeasuredCompilation.of(root, options, "/true", inner -> compiler.files(inner, name + "-inner")), name);
    }

    private Program ours(List<String> options, String command) throws IOException {
        return MeasuredCompilation.of(root, options, command, Compilation::files);
    }

    private void write(Program program, String name) throws IOException {
        write(ProgramFile.of(program).content(), name);
    }

    private void write(TwoFiles program, String name) throws IOException {
        write(program.lasting(), name);
        Files.write(directory.resolve(name + ".passing"), program.passing());
    }

    private void write(byte[] program, String name) throws IOException {
        Path file = directory.resolve(name);
        Files.write(file, program);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }
}
