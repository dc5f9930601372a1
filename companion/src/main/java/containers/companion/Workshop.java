package containers.companion;

import containers.cgroups.Step05Cgroups;
import containers.companion.lab.Course;
import containers.companion.state.State;
import containers.doctor.Doctor;
import containers.telling.Failures;
import containers.telling.Nearest;
import containers.telling.UsageException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** The command {@code ./workshop}. */
public final class Workshop {

    private static final String SHOW = "--show";
    private static final List<String> VERBS = List.of(
            "status",
            "start",
            "check",
            "hint",
            "watch",
            "quiz",
            "try",
            "explain",
            "solution",
            "report",
            "clean",
            "reset",
            "help");
    private static final List<String> ALONE = List.of("status", "clean", "report");

    private static final String HELP = """
            Usage: ./workshop COMMAND

              status         the steps and their tasks: which are done, which is next
              start [STEP]   put a step's files into work/, with gaps for you to fill;
                             say what its next task is; with STEP/NAME, what that one is;
                             alone, go on with the step that you worked on last
              check [TASK]   look at what the kernel shows of your container
              hint [TASK]    what may be wrong; again for more, at last the lines
              watch [STEP]   check whenever you save a file
              quiz [TASK]    what will the kernel do? Once the task is done: what did it?
              try [NAME]     make an experiment: leave out a part of a step's plan, and
                             look what is different then
              try STEP [--as-root] CHANGE [-- COMMAND]
                             make one of your own, with a command to run in both. CHANGE:
                             --without PART, --swap PART PART, or --only-to PART.
                             PART: a piece of its name, or (--without) of a call
              explain [STEP] your plan beside the workshop's, part by part
              solution [TASK] [--show]
                             how the workshop's own text differs from yours, once the
                             task is done
              report         for a teacher: tasks, attempts, minutes; JSON and a line
              clean          remove what was left where a check was killed
              reset [STEP]   begin a step anew; your files are kept beside
              help           print this

            Your code runs in a container, never on the host itself. A TASK is STEP/NAME
            (2/hostname); without one it is the next of the step that you worked on last.

            Exit status: 0; 1 when a task isn't done yet; 125 when the workshop failed.
            """;

    private Workshop() {}

    /** Runs one command line: the workshop's directory, then a person's words. */
    public static void main(String[] args) {
        int status = run(Path.of(args[0]), List.of(args).subList(1, args.length));
        System.out.flush();
        Runtime.getRuntime().halt(status);
    }

    /** Runs one command line, and returns its exit status. */
    static int run(Path home, List<String> words) {
        try {
            return carryOut(home, words);
        } catch (IOException | RuntimeException | VirtualMachineError failed) {
            return new Failures("workshop", Step05Cgroups.advice(), System.err).tell(failed);
        }
    }

    private static int carryOut(Path home, List<String> words) throws IOException {
        String verb = words.isEmpty() ? "status" : words.get(0);
        Course course = Course.in(home);
        Desk desk = new Desk(course, new State(course.work()));
        if (verb.equals("try")) {
            return new Trying(desk, quiz(desk)).run(words.subList(1, words.size()));
        }
        boolean shows = words.contains(SHOW);
        String object = object(verb, words, shows);
        return switch (verb) {
            case "status" -> tour(desk).status();
            case "start" -> tour(desk).start(object);
            case "reset" -> tour(desk).reset(object);
            case "check" -> new Marking(desk).check(object);
            case "hint" -> new Hints(desk).hint(object);
            case "watch" -> new Watching(desk).watch(object);
            case "quiz" -> quiz(desk).ask(object);
            case "solution" -> new Hints(desk).solution(object, shows);
            case "explain" -> new Explaining(desk).explain(object);
            case "clean" -> new Clean(desk).clean();
            case "report" -> new Report(desk).print();
            case "help", "--help", "-h" -> help();
            default -> throw new UsageException(Nearest.unknownCommand(verb, VERBS, "./workshop help"));
        };
    }

    /** What the verb is about: a step or a task, or nothing. */
    private static String object(String verb, List<String> words, boolean shows) {
        List<String> others =
                words.stream().skip(1).filter(word -> !word.equals(SHOW)).toList();
        if (others.size() > 1 || (shows && !verb.equals("solution"))) {
            throw tooMany(shows ? SHOW : others.get(1));
        }
        String object = others.isEmpty() ? "" : others.get(0);
        if (!object.isEmpty() && ALONE.contains(verb)) {
            throw tooMany(object);
        }
        return object;
    }

    private static UsageException tooMany(String word) {
        return new UsageException("'" + word + "' is a word too many (./workshop help)");
    }

    private static Tour tour(Desk desk) {
        return new Tour(desk, step -> new Doctor(Step05Cgroups.advice()).missingFor(step));
    }

    private static Quiz quiz(Desk desk) {
        return new Quiz(desk, new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)), System.out);
    }

    private static int help() {
        System.out.print(HELP);
        return 0;
    }
}
