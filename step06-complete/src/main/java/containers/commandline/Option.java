package containers.commandline;

import containers.commandline.options.NetworkOptions;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The table of options: its names, which are Docker's, and its value's; a line of help. Parsing, {@code --help} and messages
 * all come from here. What each does is in {@link OptionReader}.
 */
@SuppressWarnings("ImmutableEnumChecker") // The lists are copies.
enum Option {
    // tag::table[]
    ROOTFS("--rootfs DIR", "the container's files (default: copies of this host's programs)"),
    PERSIST("--persist", "keep the container's changes to DIR (default: they end with it)"),
    BUNDLE("--bundle DIR", "the container of the OCI that DIR/config.json describes (./contain spec)"),
    VOLUME("-v, --volume SRC:DST[:ro]", "a directory or a file of the host's (/srv or ./srv), seen at DST"),
    MOUNT("--mount WORDS", "in words: type=bind,source=SRC,target=DST,readonly; type=tmpfs,target=DST"),
    TMPFS("--tmpfs DST[:OPTIONS]", "an empty directory in memory: /run:size=1m,mode=755"),
    READ_ONLY("--read-only", "only what is mounted can be changed"),
    SHM("--shm-size BYTES", "what its /dev/shm can hold (default: 64m)"),
    HOSTNAME("-h, --hostname, --name NAME", "its hostname, which is its only name"),
    DOMAINNAME("--domainname NAME", "the domain that it is in"),
    ENV("-e, --env NAME[=VALUE]", "a variable of its environment; NAME alone has the value that it has here"),
    ENV_FILE("--env-file FILE", "a file of such lines, and comments behind #"),
    ENTRYPOINT("--entrypoint PROGRAM", "the program; the words behind the options are its"),
    WORKDIR("-w, --workdir DIR", "the directory in which the command starts"),
    USER("-u, --user USER[:GROUP]", "who the command is: names or numbers (default: root)"),
    GROUP_ADD("--group-add GROUP", "a group that it is in besides"),
    USERNS("--userns host|remap", "its users are the host's, or nobody on the host"),
    UIDMAP("--uidmap IN:OUT[:COUNT]", "or these users of the host's, and these groups: 0:100000:65536"),
    GIDMAP("--gidmap IN:OUT[:COUNT]", "other groups; one of both alone is for both"),
    ULIMIT("--ulimit NAME=SOFT[:HARD]", "how far each process may go: nofile=1024"),
    OOM("--oom-score-adj NUMBER", "how soon it is ended for lack of memory: -1000 to 1000"),
    STOP_SIGNAL("--stop-signal SIGNAL", "what it gets when this runner is sent SIGTERM: SIGINT, SIGRTMIN+3"),
    STOP_TIMEOUT("--stop-timeout SECONDS", "how long it has then; -1 until a second signal, which is the default"),
    SYSCTL("--sysctl NAME=VALUE", "a setting of its namespaces: net.*, kernel.sem, fs.mqueue.* and others"),
    NETWORK("--net, --network NETWORK", NetworkOptions.kinds() + " (default: none)"),
    PUBLISH("-p, --publish [IP:]PORT:PORT[/udp]", "a port of the host's leads to one of its own: 8080:80"),
    ADD_HOST("--add-host NAME:ADDRESS", "a name that it knows: db:192.0.2.7; ADDRESS can be host-gateway"),
    DNS("--dns ADDRESS", "who tells it the addresses of other names"),
    DNS_SEARCH("--dns-search DOMAIN", "what is put behind a short name; . for nothing"),
    DNS_OPTION("--dns-opt, --dns-option OPTION", "how names are asked for: ndots:2 (resolv.conf(5))"),
    PID("--pid host|private", "host: it sees the host's processes; to reach them, --cap-add SYS_PTRACE"),
    IPC("--ipc host|private", "host: the host's shared memory and queues are its own, too"),
    UTS("--uts host|private", "host: it is called as the host is"),
    CGROUPNS("--cgroupns host|private", "host: it is told where its control group is on the host"),
    CAP_ADD("--cap-add CAPABILITY", "besides the usual, a piece of root's power: NET_ADMIN, ALL"),
    CAP_DROP("--cap-drop CAPABILITY", "one that it doesn't have: NET_RAW, ALL"),
    SECURITY("--security-opt LOCK=VALUE", "change a lock: seccomp=FILE, seccomp=unconfined, no-new-privileges=false"),
    PRIVILEGED("--privileged", "take all locks off but no-new-privileges: it is root of the host, nearly"),
    MEMORY("-m, --memory BYTES", "the memory that it can use: 64m, 1g"),
    SWAP("--memory-swap BYTES", "memory and swap together; -1 for no limit on swap"),
    RESERVATION("--memory-reservation BYTES", "what it keeps when the machine has too little"),
    SWAPPINESS("--memory-swappiness PERCENT", "how soon it is swapped out: 0 to 100 (version 1 of control groups)"),
    CPUS("--cpus NUMBER", "the CPU time that it can use: 0.5, 2"),
    QUOTA("--cpu-quota MICROSECONDS", "the same in other words: so many in each period"),
    PERIOD("--cpu-period MICROSECONDS", "how long a period of --cpu-quota is: 1000 to 1000000 (100000)"),
    CPUSET("--cpuset-cpus LIST", "the CPUs that it runs on: 0-2,5"),
    CPUSET_MEMS("--cpuset-mems LIST", "the memories that it uses, where a machine has several: 0"),
    SHARES("-c, --cpu-shares NUMBER", "its share when others want the CPUs: 2 to 262144 (1024)"),
    PIDS("--pids-limit NUMBER", "the processes and threads that it can have (2048 for root's); -1 for any"),
    WEIGHT("--blkio-weight NUMBER", "its share of the disks: 10 to 1000"),
    READ_BPS("--device-read-bps DEVICE:BYTES", "what it can read in a second: /dev/vda:1mb"),
    WRITE_BPS("--device-write-bps DEVICE:BYTES", "what it can write in a second"),
    READ_IOPS("--device-read-iops DEVICE:NUMBER", "how often it can read in a second"),
    WRITE_IOPS("--device-write-iops DEVICE:NUMBER", "how often it can write in a second"),
    DEVICE("--device NODE[:PATH][:rwm]", "a device of the host's: /dev/fuse"),
    LABEL("-l, --label NAME[=VALUE]", "something written on it, for who reads its specification"),
    LABEL_FILE("--label-file FILE", "a file of such lines"),
    ANNOTATION("--annotation NAME[=VALUE]", "the same: here a label is an annotation"),
    OUTPUT("-o, --output FILE", "for compile: where the program goes"),
    EXPLAIN("--explain", "print the list of system calls, and run nothing"),
    TRACE("--trace", "run, then print the list with each call's result"),
    RM("--rm", "as it is anyway: nothing of a container stays"),
    INTERACTIVE("-i, --interactive", "what you type, also where its output goes elsewhere (| grep)"),
    TTY("-t, --tty", "a terminal also where its output goes elsewhere (| less)"),
    INIT("--init", "a small program as PID 1, which looks after those whose parent has ended"),
    HELP("--help", "print this");
    // end::table[]

    private final List<String> names;
    private final String usage;
    private final String help;
    private final boolean takesValue;

    /**
     * A row.
     *
     * @param usage its names, and behind the last one what its value is, where it takes one
     * @param help what it does, in the second column of {@code --help}
     */
    Option(String usage, String help) {
        int value = usage.indexOf(' ', usage.lastIndexOf("--"));
        this.takesValue = value >= 0;
        this.names = List.of((takesValue ? usage.substring(0, value) : usage)
                .replace(" ", "")
                .split(","));
        this.usage = usage;
        this.help = help;
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
}
