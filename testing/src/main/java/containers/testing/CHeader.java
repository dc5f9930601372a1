package containers.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The constants that a C header defines: an oracle for the numbers in this project. */
public final class CHeader {

    private static final Pattern DEFINE =
            Pattern.compile("^#\\s*define\\s+(\\w+)\\s+(?:\\(1<<(\\d+)\\)|(0x\\p{XDigit}+|-?\\d+)(?:U?L{0,2})\\b).*");

    /** There is a test for each number, and a header has hundreds of lines. */
    private static final Map<String, Map<String, Long>> KNOWN = new ConcurrentHashMap<>();

    private CHeader() {}

    /** Those that are a number, or one bit as in {@code (1<<18)}. */
    public static Map<String, Long> constants(String file) {
        return KNOWN.computeIfAbsent(file, CHeader::read);
    }

    private static Map<String, Long> read(String file) {
        try {
            Map<String, Long> constants = new HashMap<>();
            for (String line : Files.readAllLines(Path.of("/usr/include", file))) {
                Matcher define = DEFINE.matcher(line);
                if (define.matches()) {
                    String bit = define.group(2);
                    constants.put(
                            define.group(1), bit == null ? Long.decode(define.group(3)) : 1L << Integer.parseInt(bit));
                }
            }
            return constants;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
