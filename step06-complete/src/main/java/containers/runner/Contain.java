package containers.runner;

import containers.cgroups.hierarchy.ControlGroupException;
import containers.kernel.SystemCallException;
import containers.launch.LaunchFailedException;
import containers.launch.MonitorGoneException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.util.List;

/** The command {@code ./contain}. */
public final class Contain {

    private static final String HELP = """
        Usage: ./contain run [options] [--] [COMMAND [ARG...]]
               ./contain compile -o FILE [options] [--] COMMAND [ARG...]

        run runs a command in a container. Without one, and on a terminal, it runs a shell. compile writes
        a program that does the same, without Java, any number of times on this host and for this user.

          --rootfs DIR             the container's files (default: copies of this host's programs)
          --persist                keep the container's changes to DIR (default: they end with it)
          -h, --hostname NAME      its hostname
          -e, --env NAME=VALUE     a variable of its environment
          -w, --workdir DIR        the directory in which the command starts
          --network none|host      its own, with a loopback interface only (default), or the host's
          -m, --memory BYTES       the memory that it can use: 64m, 1g
          --memory-swap BYTES      memory and swap together; -1 for no limit on swap
          --cpus NUMBER            the CPU time that it can use: 0.5, 2
          --cpu-shares NUMBER      its share when others want the CPUs too: 2 to 262144 (1024)
          --pids-limit NUMBER      the processes and threads that it can have
          --blkio-weight NUMBER    its share of the disks: 10 to 1000
          --device-read-bps DEVICE:BYTES, --device-write-bps DEVICE:BYTES
          --device-read-iops DEVICE:NUMBER, --device-write-iops DEVICE:NUMBER
                                   what it can read or write in a second
          -o, --output FILE        for compile: where the program goes
          --explain                print the list of system calls, and run nothing
          --trace                  run, then print the list with each call's result

        Signals are passed on. As PID 1, the command gets only those that it handles: what doesn't end
        with Ctrl-C ends when this runner is sent SIGTERM, and again within 5 seconds.

        Exit status: the command's own; 128 + n when signal n ended it; 127 when it isn't there,
        126 when it can't be run, 125 when the runner failed.
        """;

    private Contain() {}

    /** Runs one command line and ends this JVM, without the detour of shutting down what was never used. */
    public static void main(String[] args) {
        int status = run(List.of(args));
        System.out.flush();
        System.err.flush();
        Runtime.getRuntime().halt(status);
    }

    /** Runs one command line, and returns its exit status. */
    static int run(List<String> words) {
        String verb = words.isEmpty() ? "--help" : words.get(0);
        return switch (verb) {
            case "run" -> carryOut(words.subList(1, words.size()), Contain::runContainer);
            case "compile" -> carryOut(words.subList(1, words.size()), Contain::compile);
            case "help", "--help", "-h" -> {
                System.out.print(HELP);
                yield 0;
            }
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

    /** A command, which may fail in many ways. */
    private interface Verb {
        int run(List<String> words) throws IOException;
    }

    private static int carryOut(List<String> words, Verb verb) {
        if (!words.isEmpty() && words.get(0).equals("--help")) {
            return run(List.of("--help"));
        }
        try {
            return verb.run(words);
        } catch (UsageException | IllegalArgumentException | ControlGroupException | MonitorGoneException wrong) {
            return report(Failure.of(wrong.getMessage()));
        } catch (LaunchFailedException failed) {
            return report(Failure.of(failed));
        } catch (SystemCallException refused) {
            return report(Failure.of(refused));
        } catch (IOException | UncheckedIOException failed) {
            return report(Failure.of(description(failed)));
        } catch (RuntimeException mistake) {
            mistake.printStackTrace();
            return report(Failure.of("a mistake of the runner's own: please report the lines above"));
        }
    }

    private static int runContainer(List<String> words) throws IOException {
        return new Runner(CommandLine.parse(words), Way.ofThisJvm()).run();
    }

    private static int compile(List<String> words) throws IOException {
        return new Compilation(CommandLine.parseCompile(words)).run();
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
        // A word of the person's may have line breaks; the message is one line all the same.
        System.err.println("contain: " + failure.message().replace("\n", "\\n"));
        if (failure.advice() != null) {
            System.err.println("contain: " + failure.advice());
        }
        return failure.status();
    }
}
