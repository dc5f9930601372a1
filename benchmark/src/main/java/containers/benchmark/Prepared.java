package containers.benchmark;

import containers.benchmark.measured.Launches;
import containers.benchmark.measured.MeasuredCompilation;
import containers.benchmark.measured.TinyRoot;
import containers.benchmark.peer.CCompiler;
import containers.benchmark.peer.ProgramAsC;
import containers.program.Program;
import containers.program.ProgramFile;
import containers.program.ReportPlaces;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * The programs that are measured without a JVM, each in C, too: {@code compiled} is what {@code ./contain compile} writes,
 * {@code beside} what a {@link containers.launch.Launcher} starts.
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
        write(
                MeasuredCompilation.of(
                        root, "/true", inner -> ProgramFile.of(inner).content()),
                "compiled");
        // A program that becomes another one: in C, both are.
        compiler.compile(
                MeasuredCompilation.of(root, "/true", inner -> compiler.content(inner, "compiled-inner")), "compiled");
        Program beside = new Launches(root).program(TinyRoot.TRUE);
        write(beside, "beside");
        compiler.compile(beside, "beside");
        Files.writeString(directory.resolve("beside.places"), ReportPlaces.of(ProgramFile.of(beside)));
        Files.writeString(directory.resolve("beside-c.places"), ProgramAsC.places(beside));
        write(
                MeasuredCompilation.of(
                        root, "/pause", inner -> ProgramFile.of(inner).content()),
                "pause");
    }

    private void write(Program program, String name) throws IOException {
        Path file = directory.resolve(name);
        Files.write(file, ProgramFile.of(program).content());
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }
}
