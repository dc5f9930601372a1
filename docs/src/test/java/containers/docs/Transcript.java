package containers.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A file of commands and what they print: a line that begins with {@code "$ "} is a command, the others are output. One
 * with {@code "# "} shows what was typed at the prompt of a container's shell.
 */
record Transcript(List<Entry> entries) {

    private static final String PROMPT = "$ ";
    private static final String INSIDE = "# ";

    /** One command and the lines that it prints. */
    record Entry(String command, List<String> output) {

        /** What was typed meanwhile. */
        List<String> typed() {
            return output.stream()
                    .filter(line -> line.startsWith(INSIDE))
                    .map(line -> line.substring(INSIDE.length()))
                    .toList();
        }
    }

    static Transcript parse(List<String> lines) {
        List<Entry> entries = new ArrayList<>();
        for (String line : lines) {
            if (line.startsWith(PROMPT)) {
                entries.add(new Entry(line.substring(PROMPT.length()), new ArrayList<>()));
            } else if (entries.isEmpty()) {
                throw new IllegalArgumentException("a transcript begins with a command ('$ …'), not with: " + line);
            } else {
                entries.get(entries.size() - 1).output().add(line);
            }
        }
        return new Transcript(entries);
    }

    static Transcript read(Path file) {
        try {
            return parse(Files.readAllLines(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The same commands, with what they print now. */
    Transcript runAgain(Shell shell) {
        List<Entry> again = new ArrayList<>();
        for (Entry entry : entries) {
            again.add(new Entry(entry.command(), shell.run(entry.command(), entry.typed())));
        }
        return new Transcript(again);
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (Entry entry : entries) {
            lines.add(PROMPT + entry.command());
            lines.addAll(entry.output());
        }
        return lines;
    }

    void write(Path file) {
        try {
            Files.write(file, lines());
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
