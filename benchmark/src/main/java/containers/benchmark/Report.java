package containers.benchmark;

import containers.benchmark.Samples.Series;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/** The table of times: one line for each ratio. */
final class Report {

    private static final String RUNC = "runc run";

    /** Two series of the same thing differ by that much. */
    private static final double NOISE = 0.03;

    private static final int FEATURE_WITH_AOT_CACHE = 25;

    private final Map<String, Series> all;
    private final List<String> lines = new ArrayList<>();

    Report(Map<String, Series> all) {
        this.all = all;
    }

    List<String> lines() {
        line("what is compared", "ms (least-most)", "against", "ms (least-most)", "ratio", "at most");
        String compiled = "compiled program, whole process";
        compareWithC(compiled, "compiled");
        compare(compiled, "compiled", RUNC, RUNC, 0.15);
        compare(compiled, "compiled", "crun run", "crun run", 0.45);
        compare(compiled, "compiled", "bwrap", "bwrap", 0.9);
        compareWithC("  with two volumes", "volumes");
        compareWithC("  with --init", "init");
        compareWithC("  with --userns remap", "remap");
        compare("  with a terminal of its own", "terminal", "without", "compiled", 0);
        for (String java : versions("warm ")) {
            addWarm(java);
        }
        for (String java : versions("contain ")) {
            double most = Runtime.Version.parse(java).feature() >= FEATURE_WITH_AOT_CACHE ? 1.7 : 2.3;
            compare("cold ./contain run, JDK " + java, "contain " + java, RUNC, RUNC + " beside it", most);
            compare("  hello world in Java", "hello " + java, RUNC, RUNC + " beside it", 0);
        }
        compare("cold, --network none", "cold none", "podman run", "podman none", 0);
        compare("cold, --network bridge", "cold bridge", "podman run", "podman bridge", 0);
        compare("cold, --network bridge", "cold bridge", "--network none", "cold none", 0);
        compare("the thousandth at once", "among", "the only one", "alone", 1.2);
        compare("the thousandth on a bridge", "bridge among", "the only one", "bridge alone", 1.2);
        return lines;
    }

    private void addWarm(String java) {
        String series = "warm " + java;
        String what = "warm launch, JDK " + java;
        compare(what, series + " java", "C, its program in C", series + " c", 1.1);
        compare(what, series + " java", RUNC, RUNC, 0.12);
        compare("  its program, started from C", series + " c ours", "C, its program in C", series + " c", 0);
        compare("  planned anew each time", series + " anew", "C, its program in C", series + " c", 0);
        compare("  a launch that fails", series + " failing", "one that succeeds", series + " java", 1 + NOISE);
    }

    /** Both were measured alone, in turns. */
    private void compareWithC(String what, String program) {
        Series one = all.get(program + " beside C");
        Series other = all.get(program + "-c");
        if (one != null && other != null) {
            line(what, one, "the same calls in C", other, one.ratioInTurns(other), 1.05);
        }
    }

    /** Adds a line; a target of 0 stands for none. */
    private void compare(String what, String ours, String against, String theirs, double most) {
        Series one = all.get(ours);
        Series other = all.get(theirs);
        if (one == null) {
            return;
        }
        if (other == null) {
            line(what, milliseconds(one), against, "not here", "", "");
            return;
        }
        line(what, one, against, other, one.median() / other.median(), most);
    }

    private void line(String what, Series one, String against, Series other, double ratio, double most) {
        String goal = most == 0 ? "" : String.format(Locale.ROOT, "%.2f  %s", most, ratio <= most ? "met" : "MISSED");
        line(what, milliseconds(one), against, milliseconds(other), String.format(Locale.ROOT, "%.3f", ratio), goal);
    }

    private void line(String what, String ours, String against, String theirs, String ratio, String goal) {
        lines.add(String.format(Locale.ROOT, "%-34s %18s  %-20s %18s %7s  %s", what, ours, against, theirs, ratio, goal)
                .stripTrailing());
    }

    private static String milliseconds(Series series) {
        return String.format(Locale.ROOT, "%.2f (%.2f-%.1f)", series.median(), series.least(), series.most());
    }

    /** The JDKs that have a series with that beginning, oldest first. */
    private List<String> versions(String beginning) {
        TreeSet<String> versions = new TreeSet<>();
        for (String series : all.keySet()) {
            if (series.startsWith(beginning)) {
                versions.add(series.substring(beginning.length()).split(" ", 2)[0]);
            }
        }
        List<String> sorted = new ArrayList<>(versions);
        sorted.sort((one, other) -> Runtime.Version.parse(one).compareTo(Runtime.Version.parse(other)));
        return sorted;
    }
}
