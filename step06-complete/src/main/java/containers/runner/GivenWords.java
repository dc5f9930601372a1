package containers.runner;

import containers.kernel.KernelText;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** The words that this process was given, byte for byte. Java's own are characters, and what is none is lost. */
final class GivenWords {

    /** What Java puts where it found no character. */
    private static final char LOST = '\uFFFD';

    private GivenWords() {}

    /** These arguments of the main class, the last words of the process; read again only where something was lost. */
    static List<String> of(String[] arguments) {
        List<String> words = List.of(arguments);
        if (String.join("", words).indexOf(LOST) < 0) {
            return words;
        }
        try {
            List<String> all = ofProcess();
            return all.subList(all.size() - words.size(), all.size());
        } catch (IOException unreadable) {
            return words;
        }
    }

    /** All words, beginning with the program's name. */
    static List<String> ofProcess() throws IOException {
        try (InputStream file = new FileInputStream("/proc/self/cmdline")) {
            String line = KernelText.of(file.readAllBytes());
            // Each ends with a zero byte, the last one, too.
            return List.of(line.substring(0, line.length() - 1).split("\0", -1));
        }
    }
}
