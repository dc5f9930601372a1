package containers.companion;

import containers.companion.experiment.Experimenting;
import containers.companion.experiment.Wrapped;
import containers.companion.lab.Change;
import containers.companion.lab.Experiment;
import containers.companion.lab.Lab;
import containers.companion.sandbox.Sandbox;
import containers.telling.UsageException;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Experiments: a step's container as it is, and beside it one with a part of its plan left out, or in another place.
 *
 * @param desk with the labs
 * @param quiz which asks what will happen
 */
record Trying(Desk desk, Quiz quiz) {

    private static final String COMMAND = "--";

    /**
     * Makes one, or lists them.
     *
     * @param words an experiment's name; or a step, a change and, behind two hyphens, a command; or nothing
     */
    int run(List<String> words) throws IOException {
        if (words.isEmpty()) {
            return list(desk.course().labs());
        }
        if (words.size() == 1) {
            String word = words.get(0);
            return word.matches("\\d+") ? list(List.of(desk.course().lab(word))) : run(word);
        }
        int end = words.contains(COMMAND) ? words.indexOf(COMMAND) : words.size();
        String command = String.join(" ", words.subList(Math.min(end + 1, words.size()), words.size()));
        return show(step(words.get(0)), change(words.subList(1, end)), command);
    }

    private static int list(List<Lab> labs) {
        for (Lab lab : labs) {
            System.out.println("Step " + lab.step() + ": " + lab.title());
            for (Experiment each : lab.experiments()) {
                new Wrapped("  " + lab.step() + "/" + each.name() + ": " + each.change())
                        .lines()
                        .forEach(System.out::println);
            }
        }
        System.out.println("\n./workshop try NAME makes one; ./workshop help tells how to make your own.");
        return 0;
    }

    private int run(String named) throws IOException {
        Chosen chosen = desk.course()
                .find(named, Trying::chosen)
                .orElseThrow(() -> new UsageException("there is no experiment '" + named + "' (./workshop try)"));
        return run(chosen.lab(), chosen.experiment());
    }

    /** An experiment, and the lab that it is in. */
    private record Chosen(Lab lab, Experiment experiment) {}

    private static Optional<Chosen> chosen(Lab lab, String name) {
        return lab.experiments().stream()
                .filter(each -> each.name().equals(name))
                .map(each -> new Chosen(lab, each))
                .findFirst();
    }

    private int run(Lab lab, Experiment experiment) throws IOException {
        System.out.println("The container of step " + lab.step() + ", " + experiment.change() + ".");
        OptionalInt answer = quiz.answer(experiment.predict());
        System.out.println();
        int status = show(lab.step(), experiment.change(), experiment.command());
        System.out.println();
        quiz.tell(experiment.predict(), answer);
        return status;
    }

    private static int step(String word) {
        if (!word.matches("[1-5]")) {
            throw new UsageException("'" + word + "' is no step with experiments: those are 1 to 5 (./workshop try)");
        }
        return Integer.parseInt(word);
    }

    private int show(int step, Change change, String command) throws IOException {
        Sandbox.Result result = new Experimenting(desk.course()).run(step, change, command);
        (result.status() == 0 ? System.out : System.err).print(result.output());
        if (result.end() != Sandbox.End.ITSELF) {
            throw new UsageException("the experiment was ended: it took too long, or printed too much");
        }
        return result.status();
    }

    private static Change change(List<String> all) {
        boolean asRoot = all.contains(Change.AS_ROOT);
        List<String> words =
                all.stream().filter(word -> !word.equals(Change.AS_ROOT)).toList();
        Change.Kind kind = Arrays.stream(Change.Kind.values())
                .filter(each -> words.indexOf("--" + each.word()) == 0)
                .findFirst()
                .orElseThrow(() -> new UsageException("'" + String.join(" ", words)
                        + "' is no change to a plan: --without PART, --swap PART PART, --only-to PART"));
        return UsageException.unlessValid(() -> new Change(kind, words.subList(1, words.size()), asRoot));
    }
}
