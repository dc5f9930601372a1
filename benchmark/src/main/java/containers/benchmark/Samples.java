package containers.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Measured times, in a file that grows: a line is the name of a series, a tab, and nanoseconds. */
final class Samples {

    private final Path file;
    private final StringBuilder unsaved = new StringBuilder();

    Samples(Path file) {
        this.file = file;
    }

    void add(String series, long[] nanoseconds) {
        for (long each : nanoseconds) {
            unsaved.append(series).append('\t').append(each).append('\n');
        }
    }

    /** Appends what was added to the file. */
    void save() throws IOException {
        Files.writeString(file, unsaved, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        unsaved.setLength(0);
    }

    /** Everything in the file. */
    Map<String, Series> read() throws IOException {
        Map<String, List<Long>> lists = new TreeMap<>();
        for (String line : Files.readAllLines(file)) {
            int tab = line.indexOf('\t');
            lists.computeIfAbsent(line.substring(0, tab), name -> new ArrayList<>())
                    .add(Long.valueOf(line.substring(tab + 1)));
        }
        Map<String, Series> all = new TreeMap<>();
        lists.forEach((name, list) -> all.put(name, Series.of(list)));
        return all;
    }

    /** What a series comes to, in milliseconds. */
    record Series(double median, double least, double most) {

        private static final double MILLISECOND = 1e6;

        static Series of(List<Long> nanoseconds) {
            List<Long> sorted = new ArrayList<>(nanoseconds);
            sorted.sort(null);
            int half = sorted.size() / 2;
            double median = sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2.0;
            return new Series(
                    median / MILLISECOND, sorted.get(0) / MILLISECOND, sorted.get(sorted.size() - 1) / MILLISECOND);
        }
    }
}
