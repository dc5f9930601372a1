package containers.namespaces;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Two processes' namespaces side by side, as the kernel shows them in {@code /proc/<pid>/ns}.
 *
 * <p>Each entry there is a link to something like {@code uts:[4026531838]}. The number identifies the namespace: two
 * processes with the same number share it.
 */
public record NamespaceTable(List<Row> rows) {

    /** One kind of namespace: which one each process is in. */
    public record Row(Namespace kind, String outside, String inside) {
        public boolean isShared() {
            return outside.equals(inside);
        }
    }

    /** Reads the table for this process and the one with that PID. */
    public static NamespaceTable of(int pid) {
        List<Row> rows = new ArrayList<>();
        for (Namespace kind : Namespace.values()) {
            rows.add(new Row(kind, number("self", kind), number(Integer.toString(pid), kind)));
        }
        return new NamespaceTable(rows);
    }

    /** The table to print, a heading first. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(String.format("%-9s %-12s %-12s", "namespace", "outside", "inside"));
        for (Row row : rows) {
            lines.add(String.format(
                    "%-9s %-12s %-12s %s", row.kind(), row.outside(), row.inside(), row.isShared() ? "shared" : "own"));
        }
        return lines;
    }

    private static String number(String pid, Namespace kind) {
        try {
            String link = Files.readSymbolicLink(Path.of("/proc", pid, "ns", kind.file()))
                    .toString();
            return link.substring(link.indexOf('[') + 1, link.indexOf(']'));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
