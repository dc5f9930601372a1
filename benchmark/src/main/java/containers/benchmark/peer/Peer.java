package containers.benchmark.peer;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** {@code launcher.c} at the other end of two pipes: it is told how often to launch, and answers how long each took. */
public final class Peer implements AutoCloseable {

    private final Process process;
    private final OutputStream input;
    private final BufferedReader output;

    /** Launches that program of the directory. */
    public Peer(Path directory, String program) throws IOException {
        List<String> words = new ArrayList<>();
        words.add(directory.resolve("launcher").toString());
        words.add(directory.resolve(program).toString());
        words.addAll(
                List.of(Files.readString(directory.resolve(program + ".places")).split(" ", -1)));
        process = new ProcessBuilder(words)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        input = process.getOutputStream();
        output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII));
    }

    /** Launches that often; the result is each launch's nanoseconds. */
    public long[] launch(int times) {
        try {
            input.write((times + "\n").getBytes(StandardCharsets.US_ASCII));
            input.flush();
            long[] nanoseconds = new long[times];
            for (int i = 0; i < times; i++) {
                String line = output.readLine();
                if (line == null) {
                    throw new IllegalStateException("the C program ended early");
                }
                nanoseconds[i] = Long.parseLong(line);
            }
            return nanoseconds;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** It ends when there is nothing more to read. */
    @Override
    public void close() throws IOException {
        input.close();
        output.close();
        try {
            process.waitFor();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
