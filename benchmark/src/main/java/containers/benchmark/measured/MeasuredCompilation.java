package containers.benchmark.measured;

import containers.commandline.CommandLine;
import containers.compile.Compilation;
import containers.executable.TwoFiles;
import containers.program.Program;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** What {@code ./contain compile} writes. */
public final class MeasuredCompilation {

    private MeasuredCompilation() {}

    /**
     * The program of a container that runs a command in that root filesystem.
     *
     * @param options what else is asked for
     * @param written how the program that it becomes is written
     */
    public static Program of(Path rootfs, List<String> options, String command, Function<Program, TwoFiles> written)
            throws IOException {
        List<String> words = new ArrayList<>(List.of("-o", "any", "--rootfs", rootfs.toString()));
        words.addAll(options);
        words.addAll(List.of("--", command));
        return new Compilation(CommandLine.parseCompile(words).orElseThrow()).program(written);
    }
}
