package containers.benchmark;

import containers.benchmark.Samples.Series;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/** The table: one line for each ratio. */
final class Report {

    private static final double WARM_AGAINST_C = 1.1;
    private static final double WARM_AGAINST_RUNC = 0.1;
    private static final double COLD_AGAINST_RUNC_ON_17 = 3;
    private static final double COLD_AGAINST_RUNC_ON_LTS = 2;

    private static final String RUNC = "cold runc run";
    private static final String CONTAIN = "cold contain ";

    private final Map<String, Series> all;
    private final List<String> lines = new ArrayList<>();

    Report(Map<String, Series> all) {
        this.all = all;
    }

    List<String> lines() {
        lines.add(String.format(
                Locale.ROOT,
                "%-40s %7s %21s   %-15s %21s  %7s  %s",
                "launch and wait",
                "per s",
                "ms (min-max)",
                "against",
                "ms (min-max)",
                "ratio",
                "target"));
        for (String java : versions("warm ")) {
            for (Variant variant : Variant.values()) {
                addWarm(java, variant);
            }
        }
        for (String java : versions(CONTAIN)) {
            addCold(java);
        }
        return lines;
    }

    private void addWarm(String java, Variant variant) {
        String series = "warm " + java + " " + variant.word();
        String what = "warm, JDK " + java + ", " + variant.title();
        Series c = all.get(series + " c");
        Series planned = all.get(series + " java");
        if (planned != null) {
            add(what, planned, "same calls in C", c, WARM_AGAINST_C);
            add("", planned, "runc run", all.get(RUNC), WARM_AGAINST_RUNC);
        }
        Series anew = all.get(series + " anew");
        if (anew != null) {
            add("  the same, planned anew each time", anew, "same calls in C", c, 0);
            add("", anew, "runc run", all.get(RUNC), WARM_AGAINST_RUNC);
        }
    }

    private void addCold(String java) {
        Series contain = all.get(CONTAIN + java);
        double target = feature(java) == 17
                ? COLD_AGAINST_RUNC_ON_17
                : feature(java) == newestLongTerm() ? COLD_AGAINST_RUNC_ON_LTS : 0;
        String what = "cold, JDK " + java + ", ./contain run";
        for (String tool : List.of("runc run", "crun run", "bwrap", "unshare")) {
            Series other = all.get("cold " + tool);
            if (other != null) {
                add(what, contain, tool, other, tool.equals("runc run") ? target : 0);
                what = "";
            }
        }
        if (!what.isEmpty()) {
            add(what, contain, "", null, 0);
        }
    }

    /** Adds a line; a target of 0 stands for none, and {@code theirs} may be {@code null}. */
    private void add(String what, Series ours, String against, Series theirs, double target) {
        String left = what.isEmpty()
                ? String.format(Locale.ROOT, "%-40s %7s %21s", "", "", "")
                : String.format(Locale.ROOT, "%-40s %7.1f %21s", what, 1000 / ours.median(), milliseconds(ours));
        if (theirs == null) {
            if (!what.isEmpty()) {
                lines.add(left + "   not compared here");
            }
            return;
        }
        double ratio = ours.median() / theirs.median();
        String goal = target == 0
                ? ""
                : String.format(Locale.ROOT, "<= %.1f: %s", target, ratio <= target ? "met" : "MISSED");
        lines.add(left
                + String.format(Locale.ROOT, "   %-15s %21s  %7.3f  %s", against, milliseconds(theirs), ratio, goal)
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

    private static int feature(String java) {
        return Runtime.Version.parse(java).feature();
    }

    /** The newest measured JDK with long-term support: 17, 21, 25, and every fourth from there. */
    private int newestLongTerm() {
        int newest = 0;
        for (String java : versions(CONTAIN)) {
            if (feature(java) > 17 && (feature(java) - 17) % 4 == 0) {
                newest = Math.max(newest, feature(java));
            }
        }
        return newest;
    }
}
