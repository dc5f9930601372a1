package containers.hostroot;

import containers.launch.Child;
import containers.launch.Command;
import containers.launch.LaunchPlan;
import containers.launch.Launcher;
import containers.pipes.Pipe;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The libraries that a program needs, as its own loader finds them.
 *
 * <p>The loader is a program too: with {@code --list} it says what it would load, and runs nothing. This is how ldd(1)
 * works, and here it is a child like any other.
 */
final class SharedLibraries {

    private final Launcher launcher;

    SharedLibraries(Launcher launcher) {
        this.launcher = launcher;
    }

    /** The loader and the libraries, as absolute paths. Nothing for a program that needs none. */
    List<Path> of(Path program) throws IOException {
        Optional<String> loader = ElfInterpreter.of(program);
        List<Path> libraries = new ArrayList<>();
        if (loader.isPresent()) {
            libraries.add(Path.of(loader.get()));
            for (String line :
                    output(loader.get(), "--list", program.toString()).split("\n", -1)) {
                addLibrary(line, libraries);
            }
        }
        return libraries;
    }

    /** Lines look like {@code libc.so.6 => /lib/x86_64-linux-gnu/libc.so.6 (0x00007f1c8c000000)}. */
    private static void addLibrary(String line, List<Path> libraries) {
        int start = line.indexOf("=> /");
        int end = line.lastIndexOf(" (0x");
        if (start >= 0 && end > start) {
            libraries.add(Path.of(line.substring(start + 3, end)));
        }
    }

    private String output(String... command) {
        try (Pipe stdout = new Pipe()) {
            LaunchPlan plan = new LaunchPlan();
            Command.of(command).addTo(plan.child());
            try (Child child = launcher.writingTo(stdout).launch(plan)) {
                stdout.closeWriteEnd();
                String output = stdout.readAll();
                child.waitFor();
                return output;
            }
        }
    }
}
