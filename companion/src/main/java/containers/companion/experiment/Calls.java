package containers.companion.experiment;

import java.util.ArrayList;
import java.util.List;

/**
 * The calls that were made on the way to a container's program, without what differs from run to run: numbers of rows,
 * descriptors, addresses. What the kernel answered is left where it refused.
 *
 * @param lines one for each call
 */
record Calls(List<String> lines) {

    /** What stands where nothing is done. */
    private static final String IDLE = "getpid()";

    private static final String REFUSED = " = -1 ";

    /** Of a trace, up to the program. */
    static Calls of(List<String> trace) {
        List<String> calls = new ArrayList<>();
        for (String line : trace) {
            if (line.equals("waiting")) {
                break;
            }
            String row = line.strip();
            boolean isHeading = !row.startsWith("#");
            String call = withoutNumbers(row);
            if (!isHeading && !call.startsWith("failed_row(") && !call.equals(IDLE)) {
                calls.add(call);
            }
        }
        return new Calls(List.copyOf(calls));
    }

    static String withoutNumbers(String line) {
        return line.replaceFirst("^#\\d+ +", "")
                .replaceFirst(" = \\d+$", "")
                .replaceAll("#\\d+", "#")
                .replaceAll("0x[0-9a-f]{5,}", "0x…")
                .replaceAll("[0-9a-f]{12,}", "…");
    }

    /** As many of them as the others came to, where one of those was refused. */
    List<String> upTo(Calls others) {
        List<String> made = others.lines();
        String last = made.isEmpty() ? "" : made.get(made.size() - 1);
        if (!last.contains(REFUSED)) {
            return lines;
        }
        int here = lines.indexOf(last.substring(0, last.indexOf(REFUSED)));
        return lines.subList(0, here < 0 ? Math.min(made.size(), lines.size()) : here + 1);
    }
}
