package containers.commandline;

import containers.commandline.variables.LabelOptions;
import containers.commandline.variables.VariableOptions;
import containers.telling.UsageException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The table of options: its names, which are Docker's, and its value's; a line of help; what reads it. Parsing,
 * {@code --help} and messages all come from here.
 */
@SuppressWarnings("ImmutableEnumChecker") // The lists are copies, and what a row does has no state.
enum Option {
    // tag::table[]
    ROOTFS("--rootfs DIR", "the container's files (default: copies of this host's programs)", RunOptions::readRootfs),
    PERSIST("--persist", "keep the container's changes to DIR (default: they end with it)", RunOptions::keepChanges),
    BUNDLE(
            "--bundle DIR",
            "the container of the OCI that DIR/config.json describes (./contain spec)",
            RunOptions::readBundle),
    VOLUME(
            "-v, --volume SRC:DST[:ro]",
            "a directory or a file of the host's (/srv or ./srv), seen at DST",
            RunOptions::mounts,
            MountOptions::addVolume),
    MOUNT(
            "--mount WORDS",
            "in words: type=bind,source=SRC,target=DST,readonly; type=tmpfs,target=DST",
            RunOptions::mounts,
            MountOptions::addMount),
    TMPFS(
            "--tmpfs DST[:OPTIONS]",
            "an empty directory in memory: /run:size=1m,mode=755",
            RunOptions::mounts,
            MountOptions::addTmpfs),
    READ_ONLY(
            "--read-only",
            "only what is mounted can be changed",
            options -> options.mounts().makeRootReadOnly()),
    SHM("--shm-size BYTES", "what its /dev/shm can hold (default: 64m)", RunOptions::mounts, MountOptions::readShmSize),
    HOSTNAME("-h, --hostname, --name NAME", "its hostname, which is its only name", RunOptions::readHostname),
    DOMAINNAME("--domainname NAME", "the domain that it is in", RunOptions::readDomain),
    ENV(
            "-e, --env NAME[=VALUE]",
            "a variable of its environment; NAME alone has the value that it has here",
            RunOptions::variables,
            VariableOptions::add),
    ENV_FILE(
            "--env-file FILE",
            "a file of such lines, and comments behind #",
            RunOptions::variables,
            VariableOptions::addFile),
    ENTRYPOINT("--entrypoint PROGRAM", "the program; the words behind the options are its", RunOptions::readEntrypoint),
    WORKDIR("-w, --workdir DIR", "the directory in which the command starts", RunOptions::readWorkingDirectory),
    USER(
            "-u, --user USER[:GROUP]",
            "who the command is: names or numbers (default: root)",
            RunOptions::users,
            UserOptions::readUser),
    GROUP_ADD("--group-add GROUP", "a group that it is in besides", RunOptions::users, UserOptions::addGroup),
    USERNS(
            "--userns host|remap",
            "its users are the host's, or nobody on the host",
            RunOptions::users,
            UserOptions::readNamespace),
    UIDMAP(
            "--uidmap IN:OUT[:COUNT]",
            "or these users of the host's, and these groups: 0:100000:65536",
            RunOptions::users,
            UserOptions::addUidMap),
    GIDMAP(
            "--gidmap IN:OUT[:COUNT]",
            "other groups; one of both alone is for both",
            RunOptions::users,
            UserOptions::addGidMap),
    ULIMIT(
            "--ulimit NAME=SOFT[:HARD]",
            "how far each process may go: nofile=1024",
            RunOptions::settings,
            SettingOptions::addUlimit),
    OOM(
            "--oom-score-adj NUMBER",
            "how soon it is ended for lack of memory: -1000 to 1000",
            RunOptions::settings,
            SettingOptions::readOomScore),
    STOP_SIGNAL(
            "--stop-signal SIGNAL",
            "what it gets when this runner is sent SIGTERM: SIGINT, SIGRTMIN+3",
            RunOptions::settings,
            SettingOptions::readStopSignal),
    STOP_TIMEOUT(
            "--stop-timeout SECONDS",
            "how long it has then; -1 until a second signal, which is the default",
            RunOptions::settings,
            SettingOptions::readStopTimeout),
    SYSCTL(
            "--sysctl NAME=VALUE",
            "a setting of its namespaces: net.*, kernel.sem, fs.mqueue.* and others",
            RunOptions::settings,
            SettingOptions::addSysctl),
    NETWORK(
            "--net, --network NETWORK",
            NetworkOptions.kinds() + " (default: none)",
            RunOptions::network,
            NetworkOptions::read),
    PUBLISH(
            "-p, --publish [IP:]PORT:PORT[/udp]",
            "a port of the host's leads to one of its own: 8080:80",
            RunOptions::ports,
            PortOptions::publish),
    ADD_HOST(
            "--add-host NAME:ADDRESS",
            "a name that it knows: db:192.0.2.7; ADDRESS can be host-gateway",
            RunOptions::network,
            NetworkOptions::addHost),
    DNS(
            "--dns ADDRESS",
            "who tells it the addresses of other names",
            RunOptions::network,
            NetworkOptions::addNameserver),
    DNS_SEARCH(
            "--dns-search DOMAIN",
            "what is put behind a short name; . for nothing",
            RunOptions::network,
            NetworkOptions::addSearch),
    DNS_OPTION(
            "--dns-opt, --dns-option OPTION",
            "how names are asked for: ndots:2 (resolv.conf(5))",
            RunOptions::network,
            NetworkOptions::addDnsOption),
    PID(
            "--pid host|private",
            "host: it sees the host's processes; to reach them, --cap-add SYS_PTRACE",
            RunOptions::sharing,
            SharingOptions::readPid),
    IPC(
            "--ipc host|private",
            "host: the host's shared memory and queues are its own, too",
            RunOptions::sharing,
            SharingOptions::readIpc),
    UTS("--uts host|private", "host: it is called as the host is", RunOptions::sharing, SharingOptions::readUts),
    CGROUPNS(
            "--cgroupns host|private",
            "host: it is told where its control group is on the host",
            RunOptions::sharing,
            SharingOptions::readCgroup),
    CAP_ADD(
            "--cap-add CAPABILITY",
            "besides the usual, a piece of root's power: NET_ADMIN, ALL",
            RunOptions::capabilities,
            CapabilityOptions::add),
    CAP_DROP(
            "--cap-drop CAPABILITY",
            "one that it doesn't have: NET_RAW, ALL",
            RunOptions::capabilities,
            CapabilityOptions::drop),
    SECURITY(
            "--security-opt LOCK=VALUE",
            "change a lock: seccomp=FILE, seccomp=unconfined, no-new-privileges=false",
            RunOptions::security,
            SecurityOptions::add),
    PRIVILEGED(
            "--privileged",
            "take all locks off but no-new-privileges: it is root of the host, nearly",
            RunOptions::privilege),
    MEMORY("-m, --memory BYTES", "the memory that it can use: 64m, 1g", RunOptions::limits, LimitOptions::readMemory),
    SWAP(
            "--memory-swap BYTES",
            "memory and swap together; -1 for no limit on swap",
            RunOptions::limits,
            LimitOptions::readMemorySwap),
    RESERVATION(
            "--memory-reservation BYTES",
            "what it keeps when the machine has too little",
            RunOptions::limits,
            LimitOptions::readMemoryReservation),
    SWAPPINESS(
            "--memory-swappiness PERCENT",
            "how soon it is swapped out: 0 to 100 (version 1 of control groups)",
            RunOptions::limits,
            LimitOptions::readMemorySwappiness),
    CPUS("--cpus NUMBER", "the CPU time that it can use: 0.5, 2", RunOptions::limits, LimitOptions::readCpus),
    QUOTA(
            "--cpu-quota MICROSECONDS",
            "the same in other words: so many in each period",
            RunOptions::limits,
            LimitOptions::readCpuQuota),
    PERIOD(
            "--cpu-period MICROSECONDS",
            "how long a period of --cpu-quota is: 1000 to 1000000 (100000)",
            RunOptions::limits,
            LimitOptions::readCpuPeriod),
    CPUSET("--cpuset-cpus LIST", "the CPUs that it runs on: 0-2,5", RunOptions::limits, LimitOptions::readCpusetCpus),
    CPUSET_MEMS(
            "--cpuset-mems LIST",
            "the memories that it uses, where a machine has several: 0",
            RunOptions::limits,
            LimitOptions::readCpusetMems),
    SHARES(
            "-c, --cpu-shares NUMBER",
            "its share when others want the CPUs: 2 to 262144 (1024)",
            RunOptions::limits,
            LimitOptions::readCpuShares),
    PIDS(
            "--pids-limit NUMBER",
            "the processes and threads that it can have (2048 for root's); -1 for any",
            RunOptions::limits,
            LimitOptions::readPidsLimit),
    WEIGHT(
            "--blkio-weight NUMBER",
            "its share of the disks: 10 to 1000",
            RunOptions::limits,
            LimitOptions::readBlkioWeight),
    READ_BPS(
            "--device-read-bps DEVICE:BYTES",
            "what it can read in a second: /dev/vda:1mb",
            RunOptions::limits,
            LimitOptions::addReadBps),
    WRITE_BPS(
            "--device-write-bps DEVICE:BYTES",
            "what it can write in a second",
            RunOptions::limits,
            LimitOptions::addWriteBps),
    READ_IOPS(
            "--device-read-iops DEVICE:NUMBER",
            "how often it can read in a second",
            RunOptions::limits,
            LimitOptions::addReadIops),
    WRITE_IOPS(
            "--device-write-iops DEVICE:NUMBER",
            "how often it can write in a second",
            RunOptions::limits,
            LimitOptions::addWriteIops),
    DEVICE(
            "--device NODE[:PATH][:rwm]",
            "a device of the host's: /dev/fuse",
            RunOptions::limits,
            LimitOptions::addDevice),
    LABEL(
            "-l, --label NAME[=VALUE]",
            "something written on it, for who reads its specification",
            RunOptions::labels,
            LabelOptions::add),
    LABEL_FILE("--label-file FILE", "a file of such lines", RunOptions::labels, LabelOptions::addFile),
    ANNOTATION(
            "--annotation NAME[=VALUE]",
            "the same: here a label is an annotation",
            RunOptions::labels,
            LabelOptions::add),
    OUTPUT("-o, --output FILE", "for compile: where the program goes", RunOptions::readFile),
    EXPLAIN("--explain", "print the list of system calls, and run nothing", RunOptions::explain),
    TRACE("--trace", "run, then print the list with each call's result", RunOptions::trace),
    RM("--rm", "as it is anyway: nothing of a container stays", RunOptions::keepDefault),
    INTERACTIVE(
            "-i, --interactive", "what you type, also where its output goes elsewhere (| grep)", RunOptions::wantInput),
    TTY("-t, --tty", "a terminal also where its output goes elsewhere (| less)", RunOptions::wantTerminal),
    INIT("--init", "a small program as PID 1, which looks after those whose parent has ended", RunOptions::wantInit),
    HELP("--help", "print this", RunOptions::keepDefault);
    // end::table[]

    private final List<String> names;
    private final String usage;
    private final String help;
    private final boolean takesValue;
    private final BiConsumer<RunOptions, String> reader;

    /** One that takes a value. */
    Option(String usage, String help, BiConsumer<RunOptions, String> reader) {
        this(usage, usage.substring(0, usage.indexOf(' ', usage.lastIndexOf("--"))), help, true, reader);
    }

    /** The same, where a group of options has a class of its own. */
    <G> Option(String usage, String help, Function<RunOptions, G> group, BiConsumer<G, String> reader) {
        this(usage, help, (options, value) -> reader.accept(group.apply(options), value));
    }

    /** One that takes none. */
    Option(String usage, String help, Consumer<RunOptions> effect) {
        this(usage, usage, help, false, (options, none) -> effect.accept(options));
    }

    Option(String usage, String names, String help, boolean takesValue, BiConsumer<RunOptions, String> reader) {
        this.names = List.of(names.split(", "));
        this.usage = usage;
        this.help = help;
        this.takesValue = takesValue;
        this.reader = reader;
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

    static List<String> allNames() {
        return Arrays.stream(values())
                .flatMap(option -> option.names().stream())
                .toList();
    }

    List<String> names() {
        return names;
    }

    boolean takesValue() {
        return takesValue;
    }

    /** Its names and its value's, as in {@code -m, --memory BYTES}. */
    String usage() {
        return usage;
    }

    /** What it does. */
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
        reader.accept(options, value);
    }
}
