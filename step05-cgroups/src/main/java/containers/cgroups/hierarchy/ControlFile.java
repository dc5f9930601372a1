package containers.cgroups.hierarchy;

import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;

/** Reads the kernel's small text files: a word list, a number, or lines of a name and a number. */
public final class ControlFile {

    private ControlFile() {}

    /** The content, or an empty text when there is nothing to read: no such file, or the group is gone. */
    public static String read(String path) {
        try (FileInputStream file = new FileInputStream(path)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException notThere) {
            return "";
        }
    }

    /** The number that is all the file has. */
    public static OptionalLong number(String path) {
        return parse(read(path).strip());
    }

    /** The number behind that name, as in {@code oom_kill 1}. */
    public static OptionalLong number(String path, String name) {
        String content = read(path);
        int start = 0;
        while (start < content.length()) {
            int end = endOfLine(content, start);
            if (content.startsWith(name, start) && content.charAt(start + name.length()) == ' ') {
                return parse(content.substring(start + name.length() + 1, end));
            }
            start = end + 1;
        }
        return OptionalLong.empty();
    }

    /** Whether the file has that word among others, between spaces: {@code cgroup.controllers}. */
    public static boolean hasWord(String content, String word) {
        int at = content.indexOf(word);
        while (at >= 0) {
            int end = at + word.length();
            boolean starts = at == 0 || Character.isWhitespace(content.charAt(at - 1));
            if (starts && (end == content.length() || Character.isWhitespace(content.charAt(end)))) {
                return true;
            }
            at = content.indexOf(word, end);
        }
        return false;
    }

    static int endOfLine(String content, int start) {
        int end = content.indexOf('\n', start);
        return end < 0 ? content.length() : end;
    }

    private static OptionalLong parse(String number) {
        try {
            return OptionalLong.of(Long.parseLong(number));
        } catch (NumberFormatException unlimited) {
            return OptionalLong.empty();
        }
    }
}
