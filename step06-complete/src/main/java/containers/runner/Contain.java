package containers.runner;

import static containers.calls.DescriptorCalls.STDOUT;

import containers.calls.FileCalls;
import containers.calls.Signal;
import containers.commandline.CommandLine;
import containers.commandline.CompileOptions;
import containers.commandline.Completion;
import containers.commandline.Help;
import containers.commandline.RunOptions;
import containers.commandline.unknown.UnknownCommand;
import containers.compile.Compilation;
import containers.doctor.Doctor;
import containers.kernel.Argument;
import containers.kernel.Errno;
import containers.kernel.Kernel;
import containers.kernel.SystemCallException;
import containers.launch.ExitStatus;
import containers.telling.Failures;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** The command {@code ./contain}. */
public final class Contain {

    private Contain() {}

    /** Runs one command line and ends this JVM, without the detour of shutting down what was never used. */
    public static void main(String[] args) {
        int status = written(run(GivenWords.of(args)));
        System.err.flush();
        Runtime.getRuntime().halt(status);
    }

    /** Whatever was printed: a full disk is no success. A reader that has enough, as head(1), ends a program silently. */
    private static int written(int status) {
        if (!System.out.checkError()) {
            return status;
        }
        try {
            Kernel.call(FileCalls.write(Argument.number(STDOUT), "\n"));
        } catch (SystemCallException refused) {
            if (refused.errno() == Errno.EPIPE) {
                return new ExitStatus.Killed(Signal.SIGPIPE.number()).shellStatus();
            }
        }
        return failures().tell("the output can't be written: is the disk full?");
    }

    /** Runs one command line, says in one line what went wrong, and returns the exit status. */
    static int run(List<String> words) {
        try {
            return words.isEmpty() ? help() : run(words.get(0), words.subList(1, words.size()));
        } catch (IOException | RuntimeException | VirtualMachineError | LinkageError failed) {
            return failures().tell(failed);
        }
    }

    private static int run(String verb, List<String> words) throws IOException {
        return switch (verb) {
            case "run" -> runContainer(words);
            case "compile" -> compile(words);
            case "spec" -> spec(words);
            case "doctor" -> new Doctor(ImageAdvice.andAllSteps()).run(words);
            case "completion" -> complete(words);
            case "help", "--help", "-h" -> help();
            case Afterwords.VERB -> words.size() == 1 ? afterword(words.get(0)) : unknown(verb);
            default -> unknown(verb);
        };
    }

    private static int unknown(String verb) {
        return failures().tell(new UnknownCommand(verb).told());
    }

    private static int afterword(String word) {
        try {
            return Afterwords.run(Boolean.parseBoolean(word));
        } catch (IOException | RuntimeException failed) {
            return failures().tell("the launch program's memory can't be read: " + failed.getMessage());
        }
    }

    private static int help() {
        System.out.print(Help.text());
        return 0;
    }

    private static int complete(List<String> words) {
        System.out.print(Completion.text(words));
        return 0;
    }

    /** Made when there is something to tell, because of the classes that know all the advice. */
    static Failures failures() {
        return new Failures("contain", ImageAdvice.andAllSteps(), System.err);
    }

    private static int runContainer(List<String> words) throws IOException {
        Optional<RunOptions> options = CommandLine.parse(words);
        return options.isEmpty() ? help() : new Runner(options.get(), Way.ofThisJvm()).run();
    }

    private static int compile(List<String> words) throws IOException {
        Optional<CompileOptions> options = CommandLine.parseCompile(words);
        return options.isEmpty() ? help() : new Compilation(options.get()).run();
    }

    private static int spec(List<String> words) throws IOException {
        Optional<RunOptions> options = CommandLine.parseSpec(words);
        return options.isEmpty() ? help() : new SpecCommand(options.get()).run();
    }
}
