package containers.companion.experiment;

import containers.calls.CloneFlag;
import containers.companion.lab.Change;
import containers.kernel.Call;
import containers.kernel.CallList;
import containers.kernel.CallList.Row;
import containers.kernel.Part;
import containers.launch.LaunchPlan;
import containers.launch.Launcher;
import containers.program.Program;
import containers.telling.UsageException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What is left of a plan.
 *
 * @param parts its parts, in their order
 * @param pieces what is left out besides: flags of {@code clone3}, and calls with such a text in them
 * @param idle the text of calls of the monitor's own, which do nothing then
 */
record Selection(List<Part> parts, List<String> pieces, Optional<String> idle) {

    /** Between names of which one is right here: control groups have others in version 2. */
    private static final String OR = " or ";

    private static final String IN_ITS_NAME = "' in its name: there are ";

    /** What makes somebody root who isn't: root has none of it. */
    private static final List<String> FOR_USERS =
            List.of("CLONE_NEWUSER", "\"/proc/self/setgroups\"", "\"/proc/self/uid_map\"", "\"/proc/self/gid_map\"");

    /** All of it, as root has it or as a user. */
    static Selection all(LaunchPlan plan, Change change) {
        return new Selection(
                List.copyOf(plan.parts().keySet()), change.asRoot() ? FOR_USERS : List.of(), Optional.empty());
    }

    /** The same with that change. */
    Selection with(LaunchPlan plan, Change change) {
        String first = change.names().get(0);
        List<String> texts = List.of(first.split(OR, -1));
        if (change.kind() == Change.Kind.WITHOUT && named(first).size() != 1) {
            if (texts.stream().anyMatch(text -> isPiece(plan, text))) {
                return new Selection(
                        parts, Stream.concat(pieces.stream(), texts.stream()).toList(), idle);
            }
            if (isMonitors(plan, first)) {
                return new Selection(parts, pieces, Optional.of(first));
            }
            if (named(first).isEmpty()) {
                throw new UsageException(noneIsCalled(first)
                        + "; and no call has it in its text (a flag of clone3 has its whole name: CLONE_NEWUTS)");
            }
        }
        return new Selection(
                changed(change.kind(), change.names().stream().map(this::part).toList()), pieces, idle);
    }

    private List<Part> changed(Change.Kind kind, List<Part> chosen) {
        Part program = parts.get(parts.size() - 1);
        int first = parts.indexOf(chosen.get(0));
        List<Part> rest = new ArrayList<>(parts);
        switch (kind) {
            case WITHOUT -> rest.remove(first);
            case SWAP -> {
                rest.set(first, chosen.get(1));
                rest.set(parts.indexOf(chosen.get(1)), chosen.get(0));
            }
            case ONLY_TO -> rest.removeIf(part -> parts.indexOf(part) > first && !part.equals(program));
        }
        if (rest.isEmpty() || !rest.get(rest.size() - 1).equals(program)) {
            throw new UsageException("'" + program.title() + "' comes last, always: no call is made behind it");
        }
        return rest;
    }

    private Part part(String name) {
        List<Part> named = named(name);
        if (named.size() != 1) {
            throw new UsageException(
                    named.isEmpty() ? noneIsCalled(name) : "more than one part has '" + name + IN_ITS_NAME + titles());
        }
        return named.get(0);
    }

    private String noneIsCalled(String name) {
        return "no part has '" + name + IN_ITS_NAME + titles();
    }

    private String titles() {
        return "'" + String.join("', '", parts.stream().map(Part::title).toList()) + "'";
    }

    private List<Part> named(String name) {
        List<Part> exactly =
                parts.stream().filter(part -> part.title().equals(name)).toList();
        return exactly.isEmpty()
                ? parts.stream().filter(part -> part.title().contains(name)).toList()
                : exactly;
    }

    private static boolean isPiece(LaunchPlan plan, String piece) {
        boolean isBirth = plan.controlGroup().isPresent() && piece.equals(CloneFlag.CLONE_INTO_CGROUP.name());
        return isBirth
                || plan.namespaces().stream().anyMatch(flag -> flag.name().equals(piece))
                || Stream.of(plan.parent(), plan.child())
                        .flatMap(list -> list.rows().stream())
                        .anyMatch(row -> row.call().toString().contains(piece));
    }

    /** One that is made on the way to the child's program, and leads nowhere but to the next. */
    private static boolean isMonitors(LaunchPlan plan, String piece) {
        Program program = new Launcher().program(plan);
        return program.rows().stream()
                .takeWhile(row -> !row.section().equals("waiting"))
                .filter(row -> !program.branches(row.section()).contains(row))
                .anyMatch(row -> row.call().toString().contains(piece));
    }

    /** Whether a call of the monitor's own is to do nothing. */
    boolean idles(Call call) {
        return idle.filter(call.toString()::contains).isPresent();
    }

    boolean leaves(CloneFlag flag) {
        return !pieces.contains(flag.name());
    }

    /** The numbers of a list's calls that are left out: those with such texts, and of their part those that need them. */
    Set<Integer> leftOut(CallList list) {
        List<Row> rows = list.rows();
        Set<Integer> gone = new TreeSet<>();
        for (int i = 0; i < rows.size(); i++) {
            Part part = rows.get(i).part();
            String text = rows.get(i).call().toString();
            boolean needed = new References(rows, i)
                    .used().stream()
                            .anyMatch(used ->
                                    gone.contains(used) && rows.get(used).part().equals(part));
            if (needed || pieces.stream().anyMatch(text::contains)) {
                gone.add(i);
            }
        }
        return gone;
    }
}
