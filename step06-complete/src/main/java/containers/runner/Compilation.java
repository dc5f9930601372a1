package containers.runner;

import containers.cgroups.ControlGroup;
import containers.kernel.Argument;
import containers.monitor.InPlace;
import containers.monitor.Monitor;
import containers.program.Label;
import containers.program.Program;
import containers.program.ProgramFile;
import containers.rootfs.RootFilesystem;
import containers.start.Inherited;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/** A container as a file: a program that needs no Java, can be started any number of times, and several times at once. */
final class Compilation {

    private final CompileOptions options;
    private final ContainerParts parts;

    Compilation(CompileOptions options) {
        this.options = options;
        this.parts = new ContainerParts(options.run());
    }

    /** Writes the file. */
    int run() throws IOException {
        byte[] content = ProgramFile.of(program(inner -> ProgramFile.of(inner).content()))
                .content();
        new ExecutableFile(Path.of(options.file())).write(content);
        return 0;
    }

    /**
     * What is to be in the file.
     *
     * @param written how the program that it becomes, where there is no terminal, is written
     */
    Program program(Function<Program, byte[]> written) throws IOException {
        RootFilesystem root = parts.root();
        try (ControlGroup group = parts.controlGroup()) {
            return program(root, group, written);
        }
    }

    // tag::compose[]
    /**
     * First it looks whether all is as it was, and takes a new ID. Then it becomes the program that {@code run} would have
     * become: one that has a terminal, or one that has none.
     */
    private Program program(RootFilesystem root, ControlGroup group, Function<Program, byte[]> written) {
        Program program = new Program();
        Label refused = new Label();
        Label noTerminal = new Label();
        TerminalCheck terminal = new TerminalCheck();
        FreshId id = new FreshId(parts.id());
        program.section("first of all", refused);
        SealedCopy.openStandardFiles(program);
        new HostCheck(parts.user(), root.directory(), group.places(), options.again()).addTo(program);
        id.addTo(program);
        terminal.addTo(program, noTerminal);
        ProgramFile with = ProgramFile.of(inner(parts.container(root, group, Terminal.of(terminal))));
        Argument.Bytes content = content(with.content());
        terminal.renew(program, with, content);
        id.renew(program, content);
        SealedCopy.addTo(program, content);
        program.place(noTerminal);
        Argument.Bytes other = content(written.apply(inner(parts.container(root, group, Terminal.none()))));
        id.renew(program, other);
        SealedCopy.addTo(program, other);
        SealedCopy.addRefusal(program, refused);
        return program;
    }
    // end::compose[]

    private static Program inner(Container container) {
        InPlace front = new InPlace(Inherited.unknown(), Optional.empty(), false);
        return Monitor.program(container.compiledPlan(), front, Inherited.unknown());
    }

    private static Argument.Bytes content(byte[] file) {
        return new Argument.Bytes(file, "the program");
    }
}
