package containers.runner;

import containers.cgroups.hierarchy.ControlGroupException;
import containers.commandline.CommandLine;
import containers.commandline.CompileOptions;
import containers.commandline.Help;
import containers.commandline.RunOptions;
import containers.commandline.UsageException;
import containers.compile.Compilation;
import containers.kernel.SystemCallException;
import containers.launch.LaunchFailedException;
import containers.launch.MonitorGoneException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The command {@code ./contain}. */
public final class Contain {

    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\\x{80}-\\x{9f}]");

    private Contain() {}

    /** Runs one command line and ends this JVM, without the detour of shutting down what was never used. */
    public static void main(String[] args) {
        int status = written(run(GivenWords.of(args)));
        System.err.flush();
        Runtime.getRuntime().halt(status);
    }

    /** Whatever was printed: a full disk is no success. */
    private static int written(int status) {
        boolean lost = System.out.checkError();
        return lost
                ? report(Failure.of("the output can't be written: the disk is full, or its reader is gone"))
                : status;
    }

    /** Runs one command line, and returns its exit status. */
    static int run(List<String> words) {
        String verb = words.isEmpty() ? "--help" : words.get(0);
        return switch (verb) {
            case "run" -> carryOut(() -> runContainer(words.subList(1, words.size())));
            case "compile" -> carryOut(() -> compile(words.subList(1, words.size())));
            case "help", "--help", "-h" -> help();
            case Afterwords.VERB -> words.size() == 2 ? afterword(words) : unknown(verb);
            default -> unknown(verb);
        };
    }

    private static int unknown(String verb) {
        return report(Failure.of("unknown command '" + verb + "' (./contain --help)"));
    }

    private static int afterword(List<String> words) {
        try {
            return Afterwords.run(Boolean.parseBoolean(words.get(1)));
        } catch (IOException | RuntimeException failed) {
            return report(Failure.of("the launch program's memory can't be read: " + failed.getMessage()));
        }
    }

    private static int help() {
        System.out.print(Help.text());
        return 0;
    }

    /** A command, which may fail in many ways. */
    interface Verb {
        int run() throws IOException;
    }

    /** Carries it out, and says in one line what went wrong. */
    static int carryOut(Verb verb) {
        try {
            return verb.run();
        } catch (UsageException | ControlGroupException | MonitorGoneException wrong) {
            return report(Failure.of(wrong.getMessage()));
        } catch (LaunchFailedException failed) {
            return report(Failure.of(failed));
        } catch (SystemCallException refused) {
            return report(Failure.of(refused));
        } catch (IOException | UncheckedIOException failed) {
            return report(Failure.of(description(failed)));
        } catch (VirtualMachineError exhausted) {
            return report(Failure.of("Java has too little memory, or can't start a thread (ulimit -u, ulimit -v): "
                    + exhausted.getMessage()));
        } catch (RuntimeException mistake) {
            mistake.printStackTrace();
            return report(Failure.of("a mistake of the runner's own: please report the lines above"));
        }
    }

    private static int runContainer(List<String> words) throws IOException {
        Optional<RunOptions> options = CommandLine.parse(words);
        return options.isEmpty() ? help() : new Runner(options.get(), Way.ofThisJvm()).run();
    }

    private static int compile(List<String> words) throws IOException {
        Optional<CompileOptions> options = CommandLine.parseCompile(words);
        return options.isEmpty() ? help() : new Compilation(options.get()).run();
    }

    /** As the kernel's words go for a file. Java has its own. */
    private static String description(Exception failed) {
        Throwable cause = failed instanceof UncheckedIOException ? failed.getCause() : failed;
        if (cause instanceof FileSystemException refused) {
            String reason = refused.getReason();
            String kind = refused.getClass().getSimpleName().replace("Exception", "");
            // When copying failed, it was the copy that couldn't be written.
            String file = refused.getOtherFile() == null ? refused.getFile() : refused.getOtherFile();
            return "a file of the runner's can't be read or written: " + file + ": " + (reason == null ? kind : reason);
        }
        return "a file of the runner's can't be read or written: " + cause.getMessage();
    }

    private static int report(Failure failure) {
        System.err.println("contain: " + visible(failure.message()));
        failure.advice().ifPresent(advice -> System.err.println("contain: " + advice));
        return failure.status();
    }

    /** A word of somebody's may have line breaks in it, or what a terminal obeys: the message is one plain line all the same. */
    private static String visible(String message) {
        return CONTROL.matcher(message.replace("\n", "\\n"))
                .replaceAll(found -> String.format(
                        Locale.ROOT, "\\\\x%02x", (int) found.group().charAt(0)));
    }
}
