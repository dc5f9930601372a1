package containers.docs;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;

/** What a process prints, and what a person types whenever it shows the prompt of a shell. */
final class Dialogue {

    private static final String PROMPT = "# ";

    private final Process process;
    private final Queue<String> typed;
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    Dialogue(Process process, List<String> typed) {
        this.process = process;
        this.typed = new ArrayDeque<>(typed);
    }

    /** All that it printed when it has ended, as a text without what only a terminal needs. */
    String toItsEnd(Duration patience) throws IOException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (process.isAlive()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("still running after " + patience + ", and has printed: " + text());
            }
            read(process.getInputStream());
            answer();
            pause();
        }
        read(process.getInputStream());
        return text();
    }

    private void read(InputStream output) throws IOException {
        if (output.available() > 0) {
            printed.writeBytes(output.readNBytes(output.available()));
        }
    }

    private void answer() throws IOException {
        if (!typed.isEmpty() && text().endsWith(PROMPT)) {
            process.getOutputStream().write((typed.remove() + "\n").getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().flush();
        }
    }

    /** Lines end with a carriage return on a terminal, and bash shows its version and says that it exits. */
    private String text() {
        return printed.toString(StandardCharsets.UTF_8)
                .replace("\r", "")
                .replaceAll("\u001b\\[\\?2004[hl]", "")
                .replaceAll("(?m)^(ba)?sh-[\\d.]+# ", PROMPT)
                .replace(PROMPT + "exit\nexit\n", PROMPT + "exit\n");
    }

    private static void pause() {
        try {
            Thread.sleep(5);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
