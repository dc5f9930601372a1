package containers.commandline;

import containers.cgroups.limits.MemoryLimit;
import containers.commandline.RunOptions.Output;
import containers.namespaces.Hostname;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiConsumer;

/**
 * The table of options, with Docker's names: what each is called, its value's name ("" for none), a line of help, and what
 * it writes to the options. Parsing, {@code --help} and messages all come from it.
 */
@SuppressWarnings("ImmutableEnumChecker") // The lists are copies, and what a row does has no state.
enum Option {
    ROOTFS(
            "--rootfs",
            "DIR",
            "the container's files (default: copies of this host's programs)",
            (options, value) -> options.rootfs = Optional.of(value)),
    PERSIST(
            "--persist",
            "",
            "keep the container's changes to DIR (default: they end with it)",
            (options, none) -> options.persist = true),
    HOSTNAME(
            "-h, --hostname, --name",
            "NAME",
            "its hostname, which is its only name",
            (options, value) -> options.hostname = Optional.of(UsageException.unlessValid(() -> new Hostname(value)))),
    ENV("-e, --env", "NAME=VALUE", "a variable of its environment", RunOptions::addVariable),
    WORKDIR(
            "-w, --workdir",
            "DIR",
            "the directory in which the command starts",
            (options, value) -> options.workingDirectory = absolute(value)),
    NETWORK(
            "--network",
            "none|host",
            "its own, with a loopback interface only (default), or the host's",
            (options, value) -> options.network = network(value)),
    MEMORY(
            "-m, --memory",
            "BYTES",
            "the memory that it can use: 64m, 1g",
            (options, value) -> options.memory = OptionalLong.of(LimitText.bytes(value))),
    MEMORY_SWAP(
            "--memory-swap",
            "BYTES",
            "memory and swap together; -1 for no limit on swap",
            (options, value) -> options.memorySwap =
                    OptionalLong.of(value.equals("-1") ? MemoryLimit.UNLIMITED : LimitText.bytes(value))),
    CPUS(
            "--cpus",
            "NUMBER",
            "the CPU time that it can use: 0.5, 2",
            (options, value) -> options.cpuQuota =
                    OptionalLong.of(LimitText.cpus(value, Runtime.getRuntime().availableProcessors()))),
    CPU_SHARES(
            "--cpu-shares",
            "NUMBER",
            "its share when others want the CPUs too: 2 to 262144 (1024)",
            (options, value) -> options.cpuShares = number("CPU shares", value)),
    PIDS_LIMIT(
            "--pids-limit",
            "NUMBER",
            "the processes and threads that it can have",
            (options, value) -> options.pids = number("the limit of processes", value)),
    BLKIO_WEIGHT(
            "--blkio-weight",
            "NUMBER",
            "its share of the disks: 10 to 1000",
            (options, value) -> options.blkioWeight = number("the I/O weight", value)),
    DEVICE_READ_BPS(
            "--device-read-bps",
            "DEVICE:BYTES",
            "what it can read in a second: /dev/vda:1mb",
            (options, value) -> options.readBps.add(LimitText.throttle(value, LimitText::bytes))),
    DEVICE_WRITE_BPS(
            "--device-write-bps",
            "DEVICE:BYTES",
            "what it can write in a second",
            (options, value) -> options.writeBps.add(LimitText.throttle(value, LimitText::bytes))),
    DEVICE_READ_IOPS(
            "--device-read-iops",
            "DEVICE:NUMBER",
            "how often it can read in a second",
            (options, value) -> options.readIops.add(LimitText.throttle(value, LimitText::rate))),
    DEVICE_WRITE_IOPS(
            "--device-write-iops",
            "DEVICE:NUMBER",
            "how often it can write in a second",
            (options, value) -> options.writeIops.add(LimitText.throttle(value, LimitText::rate))),
    OUTPUT(
            "-o, --output",
            "FILE",
            "for compile: where the program goes",
            (options, value) -> options.file = Optional.of(value)),
    EXPLAIN(
            "--explain",
            "",
            "print the list of system calls, and run nothing",
            (options, none) -> options.print(Output.EXPLANATION)),
    TRACE(
            "--trace",
            "",
            "run, then print the list with each call's result",
            (options, none) -> options.print(Output.TRACE)),
    GRANTED(
            "-i, -t, --rm",
            "",
            "as it is anyway: it has your terminal, and nothing of it stays",
            (options, none) -> {}),
    INTERACTIVE("--interactive, --tty", "", "", (options, none) -> {}),
    HELP("--help", "", "print this", (options, none) -> {});

    private final List<String> names;
    private final String valueName;
    private final String help;
    private final BiConsumer<RunOptions, String> effect;

    Option(String names, String valueName, String help, BiConsumer<RunOptions, String> effect) {
        this.names = List.of(names.split(", "));
        this.valueName = valueName;
        this.help = help;
        this.effect = effect;
    }

    /** The option with that name. */
    static Optional<Option> named(String name) {
        for (Option option : values()) {
            if (option.names.contains(name)) {
                return Optional.of(option);
            }
        }
        return Optional.empty();
    }

    List<String> names() {
        return names;
    }

    boolean takesValue() {
        return !valueName.isEmpty();
    }

    /** Its names and its value's, as in {@code -m, --memory BYTES}. */
    String usage() {
        return String.join(", ", names) + (takesValue() ? " " + valueName : "");
    }

    /** What it does; nothing for one that isn't worth a line. */
    String help() {
        return help;
    }

    /**
     * Does it.
     *
     * @param value what was given; "" for an option that takes none
     * @throws UsageException when that isn't one: one line that says why
     */
    void applyTo(RunOptions options, String value) {
        effect.accept(options, value);
    }

    private static OptionalLong number(String what, String text) {
        return OptionalLong.of(LimitText.number(what, text));
    }

    private static String absolute(String directory) {
        if (!directory.startsWith("/")) {
            throw new UsageException("the working directory must be an absolute path, not '" + directory + "'");
        }
        return directory;
    }

    private static RunOptions.Network network(String name) {
        return switch (name) {
            case "none" -> RunOptions.Network.NONE;
            case "host" -> RunOptions.Network.HOST;
            default -> throw new UsageException("the network is 'none' or 'host', not '" + name + "'");
        };
    }
}
