package containers.commandline;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The table of Docker's options in the book. */
public final class DockerTable {

    private static final Path PAGE = Path.of("../docs/src/book/docker-options.adoc");
    private static final String EDGE = "|===\n";

    /**
     * One of Docker's options.
     *
     * @param names as Docker's documentation has them
     * @param here {@code works}, {@code differs} or {@code not here}
     * @param how what is different, or why it isn't here
     * @param example words behind {@code run}; empty for what isn't here
     */
    public record Row(List<String> names, String here, String how, List<String> example) {

        public boolean isHere() {
            return !here.equals("not here");
        }
    }

    private DockerTable() {}

    public static List<Row> rows() throws IOException {
        String page = Files.readString(PAGE);
        String table = page.substring(page.indexOf(EDGE) + EDGE.length(), page.lastIndexOf(EDGE.strip()));
        List<String> cells = Arrays.stream(table.split("(?m)^\\|", -1))
                .map(String::strip)
                .skip(2) // What is before the first, and the heading, which is one line.
                .toList();
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < cells.size(); i += 4) {
            String example = plain(cells.get(i + 3));
            rows.add(new Row(
                    List.of(plain(cells.get(i)).split(", ", -1)),
                    cells.get(i + 1),
                    cells.get(i + 2),
                    example.isEmpty() ? List.of() : List.of(example.split(" ", -1))));
        }
        return rows;
    }

    /** The names of all rows, as Docker's list has them. */
    static String names() throws IOException {
        return rows().stream().map(row -> String.join(", ", row.names())).collect(joining("\n"));
    }

    private static String plain(String cell) {
        return cell.replace("`", "");
    }
}
