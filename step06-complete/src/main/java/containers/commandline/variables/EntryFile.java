package containers.commandline.variables;

import containers.kernel.KernelText;
import containers.telling.UsageException;
import java.io.BufferedInputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A file with a name and a value on each line, as Docker reads it: {@code NAME=VALUE}, where the value is all that follows,
 * quotes and blanks too; {@code NAME} alone; nothing; or a comment behind {@code #}.
 *
 * <p>Source: {@code pkg/kvfile} of Docker's client.
 *
 * @param option whose file it is, as in {@code --env-file}
 * @param path the file, which may be a pipe
 */
record EntryFile(String option, String path) {

    /** More than the kernel takes for a program: execve(2), "Limits on size of arguments and environment". */
    private static final int MOST = 8 << 20;

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    /**
     * Reads it.
     *
     * @param alone the value of a name that stands alone; where there is none, the line is passed over
     * @throws UsageException when it can't be read, or has a line that is none of these: one line that names both
     */
    Map<String, String> read(Function<String, Optional<String>> alone) {
        Map<String, String> entries = new LinkedHashMap<>();
        String[] lines = text().split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            String line = lines[i].endsWith("\r") ? lines[i].substring(0, lines[i].length() - 1) : lines[i];
            read(i + 1, line.stripLeading(), alone, entries);
        }
        return entries;
    }

    private void read(int number, String line, Function<String, Optional<String>> alone, Map<String, String> entries) {
        if (line.isEmpty() || line.startsWith("#")) {
            return;
        }
        if (!KernelText.isUtf8(line)) {
            throw wrong(number, "not UTF-8");
        }
        if (line.indexOf('\0') >= 0) {
            throw wrong(number, "a zero byte can be in no name and in no value");
        }
        int equals = line.indexOf('=');
        String name = equals < 0 ? line : line.substring(0, equals);
        if (name.isEmpty()) {
            throw wrong(number, "there is no name before '='");
        }
        if (name.chars().anyMatch(Character::isWhitespace)) {
            throw wrong(number, "a name can't contain blanks: '" + name + "'");
        }
        Optional<String> value = equals < 0 ? alone.apply(name) : Optional.of(line.substring(equals + 1));
        value.ifPresent(found -> entries.put(name, found));
    }

    private String text() {
        if (path.isEmpty()) {
            throw new UsageException(option + " needs a file, and was given an empty word");
        }
        Path file = UsageException.unlessValid(() -> Path.of(path));
        if (!Files.exists(file)) {
            throw new UsageException(option + " " + path + ": no such file, or this user can't see it");
        }
        if (Files.isDirectory(file)) {
            throw new UsageException(option + " " + path + ": a directory");
        }
        // Without a buffer, Java 17 asks where in the file it is, which a pipe refuses.
        try (InputStream in = new BufferedInputStream(new FileInputStream(path))) {
            byte[] content = in.readNBytes(MOST + 1);
            if (content.length > MOST) {
                throw new UsageException(option + " " + path + ": longer than " + (MOST >> 20) + " MiB, and no program"
                        + " could be given that");
            }
            String text = KernelText.of(content);
            return text.startsWith(BYTE_ORDER_MARK) ? text.substring(BYTE_ORDER_MARK.length()) : text;
        } catch (IOException unreadable) {
            throw new UsageException(option + " " + path + ": this user can't read it");
        }
    }

    private UsageException wrong(int line, String why) {
        return new UsageException(option + " " + path + ":" + line + ": " + why);
    }
}
