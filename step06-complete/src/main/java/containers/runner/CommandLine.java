package containers.runner;

import containers.cgroups.limits.CpuWeight;
import containers.cgroups.limits.IoThrottle;
import containers.cgroups.limits.IoWeight;
import containers.cgroups.limits.Limit;
import containers.cgroups.limits.LimitText;
import containers.cgroups.limits.MemoryLimit;
import containers.cgroups.limits.PidsLimit;
import containers.namespaces.Hostname;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Reads the words behind {@code run} and {@code compile}. Options have Docker's names, and come before the command.
 *
 * <p>A parser library would be the usual choice. The known ones cost a cold start 20 to 150 ms, more than the whole launch;
 * this is the list of options, and one loop.
 */
final class CommandLine {

    private final List<String> words;
    private int next;

    private String file;
    private String rootfs;
    private boolean persist;
    private Hostname hostname;
    private final Map<String, String> environment = new LinkedHashMap<>();
    private String workingDirectory = "/";
    private String memory;
    private String memorySwap;
    private final List<Limit> limits = new ArrayList<>();
    private RunOptions.Network network = RunOptions.Network.NONE;
    private RunOptions.Output output = RunOptions.Output.NOTHING;

    private CommandLine(List<String> words) {
        this.words = words;
    }

    /**
     * Reads the options and the command.
     *
     * @throws UsageException with one line that says what is wrong
     * @throws IllegalArgumentException the same, of a value
     */
    static RunOptions parse(List<String> words) {
        CommandLine line = new CommandLine(words);
        RunOptions options = line.options();
        if (line.file != null) {
            throw new UsageException("-o is for ./contain compile, which writes a program; run has no file to write");
        }
        return options;
    }

    /** The same for the words behind {@code compile}. */
    static CompileOptions parseCompile(List<String> words) {
        CommandLine line = new CommandLine(words);
        RunOptions options = line.options();
        return new CompileOptions(line.file, options, words);
    }

    private RunOptions options() {
        while (next < words.size() && words.get(next).startsWith("-")) {
            String word = words.get(next++);
            if (word.equals("--")) {
                break;
            }
            int equals = word.startsWith("--") ? word.indexOf('=') : -1;
            if (equals < 0) {
                read(word, null);
            } else {
                read(word.substring(0, equals), word.substring(equals + 1));
            }
        }
        addMemory();
        return new RunOptions(
                rootfs,
                persist,
                hostname,
                environment,
                workingDirectory,
                limits,
                network,
                output,
                words.subList(next, words.size()));
    }

    private void read(String option, String joined) {
        switch (option) {
            case "-o", "--output" -> file = value(option, joined);
            case "--rootfs" -> rootfs = value(option, joined);
            case "--persist" -> persist = flag(option, joined);
            case "-h", "--hostname" -> hostname = new Hostname(value(option, joined));
            case "-e", "--env" -> addVariable(value(option, joined));
            case "-w", "--workdir" -> workingDirectory = absolute(value(option, joined));
            case "-m", "--memory" -> memory = value(option, joined);
            case "--memory-swap" -> memorySwap = value(option, joined);
            case "--cpus" -> limits.add(LimitText.cpus(value(option, joined), processors()));
            case "--cpu-shares" -> limits.add(new CpuWeight(number("CPU shares", value(option, joined))));
            case "--pids-limit" -> limits.add(new PidsLimit(number("the limit of processes", value(option, joined))));
            case "--blkio-weight" -> limits.add(new IoWeight(ioWeight(value(option, joined))));
            case "--device-read-bps" -> addThrottle(IoThrottle.Kind.READ_BYTES, value(option, joined));
            case "--device-write-bps" -> addThrottle(IoThrottle.Kind.WRITE_BYTES, value(option, joined));
            case "--device-read-iops" -> addThrottle(IoThrottle.Kind.READ_OPERATIONS, value(option, joined));
            case "--device-write-iops" -> addThrottle(IoThrottle.Kind.WRITE_OPERATIONS, value(option, joined));
            case "--network" -> network = network(value(option, joined));
            case "--explain" -> print(flag(option, joined), RunOptions.Output.EXPLANATION);
            case "--trace" -> print(flag(option, joined), RunOptions.Output.TRACE);
            case "-i", "-t", "-it", "-ti", "--interactive", "--tty", "--rm" ->
                throw new UsageException("leave " + option
                        + " away: a container always has your terminal, and nothing of it stays when it ends");
            default -> throw new UsageException("unknown option " + option + " (./contain --help lists them)");
        }
    }

    /** The word behind the option, or what was joined to it with {@code =}. */
    private String value(String option, String joined) {
        if (joined != null) {
            return joined;
        }
        if (next == words.size()) {
            throw new UsageException("the option " + option + " needs a value");
        }
        return words.get(next++);
    }

    private static boolean flag(String option, String joined) {
        if (joined != null) {
            throw new UsageException("the option " + option + " takes no value");
        }
        return true;
    }

    private void print(boolean wanted, RunOptions.Output kind) {
        if (wanted && output != RunOptions.Output.NOTHING && output != kind) {
            throw new UsageException("--explain runs nothing, so there is nothing to trace: give it or --trace");
        }
        output = wanted ? kind : output;
    }

    private void addVariable(String entry) {
        int equals = entry.indexOf('=');
        if (equals < 1) {
            throw new UsageException("an environment variable is given as NAME=VALUE, not '" + entry + "'");
        }
        environment.put(entry.substring(0, equals), entry.substring(equals + 1));
    }

    private static String absolute(String directory) {
        if (!directory.startsWith("/")) {
            throw new UsageException("the working directory must be an absolute path, not '" + directory + "'");
        }
        return directory;
    }

    private static long number(String what, String text) {
        return LimitText.number(what, text);
    }

    private static int processors() {
        return Runtime.getRuntime().availableProcessors();
    }

    private static int ioWeight(String text) {
        return (int) Math.min(Integer.MAX_VALUE, number("the I/O weight", text));
    }

    private void addThrottle(IoThrottle.Kind kind, String text) {
        limits.add(IoThrottle.parse(kind, text));
    }

    private static RunOptions.Network network(String name) {
        return switch (name) {
            case "none" -> RunOptions.Network.NONE;
            case "host" -> RunOptions.Network.HOST;
            default -> throw new UsageException("the network is 'none' or 'host', not '" + name + "'");
        };
    }

    /** The limit on memory and swap together depends on the limit on memory, whichever was given first. */
    private void addMemory() {
        if (memory != null) {
            limits.add(new MemoryLimit(LimitText.bytes(memory), swap()));
        } else if (memorySwap != null) {
            throw new UsageException("--memory-swap needs --memory: it is the limit of both together");
        }
    }

    private OptionalLong swap() {
        if (memorySwap == null) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(memorySwap.equals("-1") ? MemoryLimit.UNLIMITED : LimitText.bytes(memorySwap));
    }
}
