package containers.doctor;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;

/**
 * All findings about a machine.
 *
 * @param findings one for each thing that was looked at, in that order
 */
record Report(List<Finding> findings) {

    /** The version of what {@link #json} writes: greater when a reader of an older one would be misled. */
    private static final int FORMAT = 1;

    private static final String LINE = "%-10s%-17s%s";

    /** Whether all is here that the steps need. */
    boolean isComplete() {
        return findings.stream().allMatch(Finding::isThere);
    }

    /** The same without what is here. */
    Report onlyMissing() {
        return new Report(
                findings.stream().filter(finding -> !finding.isThere()).toList());
    }

    /** For a person: a line for each, and below what isn't well, what to do. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (Finding finding : findings) {
            lines.add(LINE.formatted(finding.verdict(), finding.thing(), finding.means()));
            if (!finding.mend().isEmpty()) {
                lines.add(LINE.formatted("", "", "→ " + finding.mend()));
            }
        }
        lines.add(summary());
        return lines;
    }

    private String summary() {
        long missing = count(Verdict.MISSING);
        long degraded = count(Verdict.DEGRADED);
        if (missing > 0) {
            return "Missing: " + missing + ". What the arrows say mends it.";
        }
        return degraded > 0
                ? "All that the steps need is here. Degraded: " + degraded + "."
                : "All that the steps need is here.";
    }

    private long count(Verdict verdict) {
        return findings.stream().filter(finding -> finding.verdict() == verdict).count();
    }

    /** For a program: one object, on one line. */
    String json(String host, String user) {
        JsonArray array = new JsonArray();
        for (Finding finding : findings) {
            array.add(json(finding));
        }
        JsonObject object = new JsonObject();
        object.addProperty("format", FORMAT);
        object.addProperty("host", host);
        object.addProperty("user", user);
        object.addProperty("complete", isComplete());
        object.add("findings", array);
        return new GsonBuilder().disableHtmlEscaping().create().toJson(object);
    }

    private static JsonObject json(Finding finding) {
        JsonObject object = new JsonObject();
        object.addProperty("thing", finding.thing());
        object.addProperty("verdict", finding.verdict().toString());
        object.addProperty("means", finding.means());
        object.addProperty("mend", finding.mend());
        return object;
    }
}
