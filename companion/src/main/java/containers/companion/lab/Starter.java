package containers.companion.lab;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the learner begins with: a step's source in which each region is a line that throws and says what to do. */
public final class Starter {

    private final Lab lab;
    private final SourceFile source;

    /**
     * Cuts it.
     *
     * @param lab whose tasks' regions
     * @param reference the text of the step's source
     */
    public Starter(Lab lab, String reference) {
        this.lab = lab;
        this.source = new SourceFile(reference);
    }

    /** Its text. */
    public String text() {
        return source.with(region -> List.of(line(region)));
    }

    /**
     * The learner's text for the check of one task: what isn't written yet of the others is as in the reference. The
     * lines have the same numbers.
     *
     * @param written the learner's file
     */
    public String filled(String written, Task task) {
        return filled(written, region -> !task.hasRegion(region.tag()));
    }

    /** The learner's text, with all that isn't written yet as in the reference. */
    public String filled(String written) {
        return filled(written, region -> true);
    }

    private String filled(String written, Predicate<Region> which) {
        String text = written;
        for (Region region : source.regions().stream().filter(which).toList()) {
            text = gap(region).matcher(text).replaceFirst(Matcher.quoteReplacement(region.onOneLine()));
        }
        return text;
    }

    /** The reference, in which the gaps of other tasks are gaps as long as the learner's file has them. */
    public String finished(String written, Task task) {
        List<String> gaps = gaps(written);
        return source.with(region ->
                gaps.contains(region.tag()) && !task.hasRegion(region.tag()) ? List.of(line(region)) : region.lines());
    }

    /** The tags of the regions that aren't written yet. */
    public List<String> gaps(String written) {
        return source.regions().stream()
                .filter(region -> gap(region).matcher(written).find())
                .map(Region::tag)
                .toList();
    }

    private static Pattern gap(Region region) {
        return Pattern.compile("(?m)^.*// " + region.tag() + "\\s*$");
    }

    private String line(Region region) {
        Task task = lab.tasks().stream()
                .filter(each -> each.hasRegion(region.tag()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no task has the region " + region.tag()));
        String statement = "throw new UnsupportedOperationException(\"Task " + task.name() + ": "
                + task.todo().replace("\\", "\\\\").replace("\"", "\\\"") + "\"); // " + region.tag();
        // Behind a plain throw the compiler wants nothing that can't be reached.
        return indentation(region) + (source.isLastInItsBlock(region) ? statement : "if (true) " + statement);
    }

    private static String indentation(Region region) {
        String first = region.lines().isEmpty() ? "" : region.lines().get(0);
        return first.substring(0, first.length() - first.stripLeading().length());
    }
}
