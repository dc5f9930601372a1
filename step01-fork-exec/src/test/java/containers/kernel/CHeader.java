package containers.kernel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The constants that a C header defines: an oracle for the numbers in this project. */
final class CHeader {

    private static final Pattern DEFINE =
            Pattern.compile("^#\\s*define\\s+(\\w+)\\s+(0x\\p{XDigit}+|\\d+)(U?L{0,2})\\b.*");

    private CHeader() {}

    static Map<String, Long> constants(String file) {
        try {
            Map<String, Long> constants = new HashMap<>();
            for (String line : Files.readAllLines(Path.of("/usr/include", file))) {
                Matcher define = DEFINE.matcher(line);
                if (define.matches()) {
                    constants.put(define.group(1), Long.decode(define.group(2)));
                }
            }
            return constants;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
