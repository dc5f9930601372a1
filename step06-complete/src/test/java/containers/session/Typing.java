package containers.session;

import containers.runner.Run;
import containers.runner.RunnerProcess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Somebody types a command in a directory, on a terminal or not, and waits for its end. */
final class Typing {

    /** How large a terminal is. */
    private static final String SIZE = "stty rows 33 cols 99; exec \"$0\" \"$@\"";

    private Typing() {}

    /** Runs it; what it is given to read is in a file. */
    static Run run(ProcessBuilder builder, Example example, Path directory) throws IOException {
        builder.directory(directory.toFile());
        if (example.isOnTerminal()) {
            return runOnTerminal(builder.command(onTerminal(builder.command())));
        }
        Path typed = Files.writeString(Files.createTempFile("typed", null), example.input());
        try {
            return RunnerProcess.run(builder, typed);
        } finally {
            Files.delete(typed);
        }
    }

    /** Nobody types, and the keyboard is there all the time. */
    private static Run runOnTerminal(ProcessBuilder builder) throws IOException {
        Process process = builder.redirectErrorStream(true).start();
        String screen = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Run(RunnerProcess.waitFor(process), screen, "");
    }

    /** Has script(1) make one. It takes a line for a shell. */
    private static List<String> onTerminal(List<String> command) {
        List<String> words = new ArrayList<>(List.of("sh", "-c", SIZE));
        words.addAll(command);
        List<String> quoted = words.stream()
                .map(word -> "'" + word.replace("'", "'\\''") + "'")
                .toList();
        return List.of("script", "-qec", String.join(" ", quoted), "/dev/null");
    }
}
