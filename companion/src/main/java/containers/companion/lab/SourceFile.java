package containers.companion.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A step's source, with the regions that are marked in it: {@code // tag::lab-NAME[]} to {@code // end::lab-NAME[]}. */
public final class SourceFile {

    private static final Pattern MARK = Pattern.compile("\\s*// (tag|end)::([\\w-]+)\\[]\\s*");

    private final List<String> lines;
    private final List<Region> regions;

    public SourceFile(String text) {
        this.lines = text.lines().toList();
        this.regions = regions(lines);
    }

    private static List<Region> regions(List<String> lines) {
        List<Region> found = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            Matcher mark = MARK.matcher(lines.get(i));
            if (mark.matches() && mark.group(1).equals("tag") && mark.group(2).startsWith("lab-")) {
                int end = end(lines, i, mark.group(2));
                found.add(new Region(mark.group(2), i, end, lines.subList(i + 1, end)));
            }
        }
        return found;
    }

    private static int end(List<String> lines, int from, String tag) {
        for (int i = from + 1; i < lines.size(); i++) {
            if (lines.get(i).strip().equals("// end::" + tag + "[]")) {
                return i;
            }
        }
        throw new IllegalArgumentException("the region " + tag + " has no end");
    }

    /** The regions of labs, from top to bottom. */
    public List<Region> regions() {
        return List.copyOf(regions);
    }

    /** The same text with other lines in the place of each region, and without any marks. */
    public String with(Function<Region, List<String>> replacement) {
        List<String> text = new ArrayList<>();
        int next = 0;
        for (Region region : regions) {
            text.addAll(lines.subList(next, region.first()));
            text.addAll(replacement.apply(region));
            next = region.last() + 1;
        }
        text.addAll(lines.subList(next, lines.size()));
        text.removeIf(line -> MARK.matcher(line).matches());
        return String.join("\n", text) + "\n";
    }

    /** Whether the block around it ends behind it: then nothing is left over that can't be reached. */
    boolean isLastInItsBlock(Region region) {
        return lines.stream()
                .skip(region.last() + 1L)
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("//"))
                .findFirst()
                .filter(line -> line.startsWith("}"))
                .isPresent();
    }
}
