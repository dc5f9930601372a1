package containers.compile;

import containers.cgroups.ControlGroup;
import containers.commandline.CompileOptions;
import containers.container.Container;
import containers.devices.DeviceAccess;
import containers.executable.ProgramFile;
import containers.executable.TwoFiles;
import containers.kernel.Argument;
import containers.monitor.InPlace;
import containers.monitor.Monitor;
import containers.namespaces.User;
import containers.program.Label;
import containers.program.Program;
import containers.spec.Spec;
import containers.start.Inherited;
import containers.terminal.Terminal;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** A container as a file: a program that needs no Java, can be started any number of times, and several times at once. */
public final class Compilation {

    private final CompileOptions options;
    private final User user = User.current();
    private final String id = Container.freshId();

    public Compilation(CompileOptions options) {
        this.options = options;
    }

    /** Writes the file. */
    public int run() throws IOException {
        byte[] content = ProgramFile.of(program(Compilation::files)).content();
        new ExecutableFile(options.file()).write(content);
        return 0;
    }

    /** The files of a program that a compiled one becomes. */
    public static TwoFiles files(Program program) {
        return files(ProgramFile.inTwo(program));
    }

    private static TwoFiles files(ProgramFile file) {
        return file.files().withPassingAt(SealedCopy.PASSING_PATH);
    }

    /**
     * What is to be in the file.
     *
     * @param written how the program that it becomes, where there is no terminal, is written: see {@link #files}
     */
    public Program program(Function<Program, TwoFiles> written) throws IOException {
        Recipe recipe = Recipe.of(options.run(), id, user);
        try (ControlGroup group = DeviceAccess.group(recipe.limits(), id)) {
            return program(recipe, group, written);
        }
    }

    /**
     * First it looks whether somebody expects too much of it, and whether all is as it was, and takes a new ID. Then it
     * becomes the program that {@code run} would have become: one that has a terminal, one with pipes in place of its
     * caller's, or one that has none.
     */
    private Program program(Recipe recipe, ControlGroup group, Function<Program, TwoFiles> written) {
        Program program = new Program();
        Label refused = new Label();
        Label noTerminal = new Label();
        boolean asked = recipe.wish() == Recipe.Wish.ASKED;
        TerminalCheck terminal = new TerminalCheck(asked);
        FreshId fresh = new FreshId(id);
        program.section("first of all", refused);
        SealedCopy.openStandardFiles(program);
        ArgumentCheck.addTo(program);
        new HostCheck(user, recipe.root(), group.places(), options.again()).addTo(program);
        fresh.addTo(program);
        if (recipe.wish() != Recipe.Wish.NONE) {
            terminal.addTo(program, noTerminal);
            ProgramFile with = ProgramFile.inTwo(inner(recipe, group, terminal.terminal()));
            become(program, files(with), fresh, copy -> terminal.renew(program, with, copy));
        }
        program.place(noTerminal);
        if (asked) {
            TerminalCheck.complain(program);
        } else {
            addWithPipes(program, recipe, group, fresh);
            become(program, written.apply(inner(recipe, group, Terminal.none())), fresh, nothingFound -> {});
        }
        SealedCopy.addRefusal(program, refused);
        NoRoom.explain(program);
        return program;
    }

    /**
     * Where some of the standard files are a terminal although there is none for the container. The rows behind are for no
     * such file.
     */
    private void addWithPipes(Program program, Recipe recipe, ControlGroup group, FreshId fresh) {
        if (options.run().program().interactive()) {
            Label notTyped = new Label();
            PipesCheck.lookAtInput(program, notTyped);
            become(program, recipe, group, fresh, new PipesCheck(true));
            program.place(notTyped);
        } else {
            PipesCheck.readNothing(program);
        }
        Label none = new Label();
        PipesCheck.lookAtOutputs(program, none);
        become(program, recipe, group, fresh, new PipesCheck(false));
        program.place(none);
    }

    private void become(Program program, Recipe recipe, ControlGroup group, FreshId fresh, PipesCheck pipes) {
        ProgramFile with = ProgramFile.inTwo(inner(recipe, group, pipes.terminal()));
        become(program, files(with), fresh, copy -> pipes.renew(program, with, copy));
    }

    /**
     * Adds the rows that become another program.
     *
     * @param found adds those that write into a copy of the first file what was found out at this start
     */
    private static void become(Program program, TwoFiles files, FreshId fresh, Consumer<Argument.Bytes> found) {
        Argument.Bytes lasting = new Argument.Bytes(files.lasting(), "the program");
        Argument.Bytes passing = new Argument.Bytes(files.passing(), "what passes of it");
        found.accept(lasting);
        fresh.renew(program, lasting);
        fresh.renew(program, passing);
        SealedCopy.addTo(program, lasting, passing);
    }

    private Program inner(Recipe recipe, ControlGroup group, Terminal terminal) {
        Spec spec = recipe.specs().apply(terminal.isThere());
        Container container = new Container(spec, user, recipe.use(), group, terminal);
        InPlace front = new InPlace(Inherited.unknown(), Optional.empty(), false);
        Program program = Monitor.program(
                container.compiledPlan(), front.with(options.run().settings().stop()), Inherited.unknown());
        NoRoom.explain(program);
        return program;
    }
}
