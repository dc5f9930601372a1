package containers.hostroot;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * What a root filesystem was built of. The first line is its name; then there is one for each file of the host's: when it
 * changed, its size, its path.
 */
final class Manifest {

    /** No file has it as its size, and none changed then. */
    private static final long NO_NUMBER = Long.MIN_VALUE;

    private final byte[] content;
    private int at;
    private final String name;

    Manifest(byte[] content) {
        this.content = content;
        this.name = line();
    }

    /** The one in a file. */
    static Manifest read(Path file) throws IOException {
        try (FileInputStream in = new FileInputStream(file.toFile())) {
            return new Manifest(in.readAllBytes());
        }
    }

    /** A file's line, as it is now. */
    static String line(Path source) {
        File file = source.toFile();
        return file.lastModified() + " " + file.length() + " " + source + "\n";
    }

    /** The name of the root filesystem. A power cut can leave an empty file behind: then it is none. */
    String name() {
        return name;
    }

    /** Whether the host's files are what they were. Looks once. */
    boolean isUpToDate() {
        while (at < content.length) {
            if (!isNextAsItWas()) {
                return false;
            }
        }
        return true;
    }

    /** There are some 160. To compare numbers takes half as long as to compare lines. */
    private boolean isNextAsItWas() {
        long changed = number();
        long size = number();
        String path = line();
        File file = new File(path);
        return path.startsWith("/") && changed == file.lastModified() && size == file.length();
    }

    /** A number and the space behind it. */
    private long number() {
        int i = at;
        boolean negative = i < content.length && content[i] == '-';
        if (negative) {
            i++;
        }
        long number = 0;
        for (; i < content.length && content[i] != ' '; i++) {
            int digit = content[i] - '0';
            if (digit < 0 || digit > 9) {
                return NO_NUMBER;
            }
            number = number * 10 + digit;
        }
        at = i + 1;
        return negative ? -number : number;
    }

    /** What is left of a line; nothing where it doesn't end. */
    private String line() {
        int end = at;
        while (end < content.length && content[end] != '\n') {
            end++;
        }
        String line = end < content.length ? new String(content, at, end - at, StandardCharsets.UTF_8) : "";
        at = end + 1;
        return line;
    }
}
