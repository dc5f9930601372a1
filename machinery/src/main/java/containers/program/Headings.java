package containers.program;

import containers.kernel.Part;
import java.util.ArrayList;
import java.util.List;

/** What stands above a program's rows, wherever it changes: the section that they are in, and the part of a composition. */
public final class Headings {

    private String section = "";
    private Part part = Part.NONE;

    /** Whether the next row is in another section than the one before. */
    boolean isNew(String next) {
        return !next.equals(section);
    }

    /**
     * The lines above the next row.
     *
     * @param behind what is said of a section, in its line
     */
    public List<String> above(String nextSection, Part nextPart, String behind) {
        List<String> lines = new ArrayList<>();
        if (isNew(nextSection)) {
            section = nextSection;
            part = Part.NONE;
            lines.add(section + behind);
        }
        if (!nextPart.equals(part)) {
            part = nextPart;
            if (!part.equals(Part.NONE)) {
                lines.add("  " + part);
            }
        }
        return lines;
    }
}
