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

    /** What a series comes to, in milliseconds; and its values in nanoseconds, as they were measured. */
    record Series(double median, double least, double most, List<Long> inOrder) {

        private static final double MILLISECOND = 1e6;

        static Series of(List<Long> nanoseconds) {
            List<Double> sorted = nanoseconds.stream()
                    .map(each -> each / MILLISECOND)
                    .sorted()
                    .toList();
            return new Series(medianOf(sorted), sorted.get(0), sorted.get(sorted.size() - 1), List.copyOf(nanoseconds));
        }

        /**
         * How many times the other one, where both took turns: one, the other, the other, one. Of each four the ratio of the
         * sums, so that what gets slower or faster meanwhile does so for both; and of all these the median.
         */
        double ratioInTurns(Series other) {
            List<Double> ratios = new ArrayList<>();
            for (int i = 0; i + 1 < Math.min(inOrder.size(), other.inOrder.size()); i += 2) {
                ratios.add((double) sumOfTwo(i) / other.sumOfTwo(i));
            }
            ratios.sort(null);
            return medianOf(ratios);
        }

        private long sumOfTwo(int first) {
            return inOrder.get(first) + inOrder.get(first + 1);
        }

        private static double medianOf(List<Double> sorted) {
            int half = sorted.size() / 2;
            return sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2.0;
        }
    }
}
