package containers.commandline;

import containers.commandline.variables.LabelOptions;
import containers.commandline.variables.VariableOptions;
import containers.namespaces.Hostname;
import containers.telling.UsageException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a person asked for. The rows of {@link Option} write to it, and when the command line has been read nobody does any
 * more.
 */
public final class RunOptions {

    /** What is printed about the system calls. */
    public enum Output {
        NOTHING,
        /** The list of system calls; nothing is run. */
        EXPLANATION,
        /** The list with each call's result, after the run. */
        TRACE
    }

    // What no spec says.
    private Optional<String> rootfs = Optional.empty();
    private boolean persist;
    private Optional<String> bundle = Optional.empty();
    private Output output = Output.NOTHING;
    private Optional<String> file = Optional.empty();

    // What becomes a part of the spec.
    private Optional<Hostname> hostname = Optional.empty();
    private Optional<String> domain = Optional.empty();
    private final SharingOptions sharing = new SharingOptions();
    private List<String> command = List.of();
    private Optional<String> entrypoint = Optional.empty();
    private final VariableOptions variables = new VariableOptions();
    private final LabelOptions labels = new LabelOptions();
    private String workingDirectory = "/";
    private final UserOptions users = new UserOptions();
    private final NetworkOptions network = new NetworkOptions();
    private final PortOptions ports = new PortOptions();
    private final LimitOptions limits = new LimitOptions();
    private final CapabilityOptions capabilities = new CapabilityOptions();
    private final SecurityOptions security = new SecurityOptions();
    private boolean terminal;
    private boolean interactive;
    private boolean init;
    private final SettingOptions settings = new SettingOptions();
    private final MountOptions mounts = new MountOptions();

    RunOptions() {}

    /** The root filesystem's directory; empty for one made of the host's programs. */
    public Optional<String> rootfs() {
        return rootfs;
    }

    /** Whether changes are made to the root filesystem itself. */
    public boolean persist() {
        return persist;
    }

    /** The directory of an OCI bundle, in place of all that becomes a part of the spec. */
    public Optional<String> bundle() {
        return bundle;
    }

    public Output output() {
        return output;
    }

    /**
     * Its names.
     *
     * @param usual for a container that was given none
     */
    public Hostname hostname(String usual) {
        Hostname name = hostname.isPresent() ? hostname.get() : new Hostname(usual);
        return domain.isPresent() ? name.in(domain.get()) : name;
    }

    boolean isNamed() {
        return hostname.isPresent() || domain.isPresent();
    }

    /** Which namespaces are the host's. */
    public SharingOptions sharing() {
        return sharing;
    }

    /** The program and its arguments; empty for a shell. */
    public List<String> command() {
        if (entrypoint.isEmpty()) {
            return command;
        }
        List<String> all = new ArrayList<>(List.of(entrypoint.get()));
        all.addAll(command);
        return List.copyOf(all);
    }

    /** How many words stand behind the options. */
    int wordsBehind() {
        return command.size();
    }

    /** The variables that were given, besides those that every container has. */
    public VariableOptions variables() {
        return variables;
    }

    /** What is written on it. */
    public LabelOptions labels() {
        return labels;
    }

    public String workingDirectory() {
        return workingDirectory;
    }

    /** Who the command is, and who that is on the host. */
    public UserOptions users() {
        return users;
    }

    /** Which network it sees, and whom it knows there by name. */
    public NetworkOptions network() {
        return network;
    }

    /** Which ports of the host's lead to it. */
    public PortOptions ports() {
        return ports;
    }

    /** What the machine gives it: limits, and devices. */
    public LimitOptions limits() {
        return limits;
    }

    /** What root inside may do. */
    public CapabilityOptions capabilities() {
        return capabilities;
    }

    /** Which locks there are. */
    public SecurityOptions security() {
        return security;
    }

    /** Settings that each process or namespace has for itself. */
    public SettingOptions settings() {
        return settings;
    }

    /** What it sees of the host's files, and has in memory. */
    public MountOptions mounts() {
        return mounts;
    }

    /** Whether it is to have a terminal, or else not be started. Otherwise it has one where the runner has. */
    public boolean terminal() {
        return terminal;
    }

    /** Whether what is typed is the container's also where it has no terminal. */
    public boolean interactive() {
        return interactive;
    }

    /** Whether PID 1 is a program of ours, and the command its child. */
    public boolean init() {
        return init;
    }

    /** Where a compiled program goes. */
    Optional<String> file() {
        return file;
    }

    // What follows is what the options do.

    void readRootfs(String directory) {
        rootfs = Optional.of(directory);
    }

    void readBundle(String directory) {
        if (directory.isEmpty()) {
            throw new UsageException("--bundle needs a directory, and was given an empty word");
        }
        bundle = Optional.of(directory);
    }

    void keepChanges() {
        persist = true;
    }

    void readHostname(String name) {
        hostname = Optional.of(UsageException.unlessValid(() -> new Hostname(name)));
    }

    void readDomain(String name) {
        UsageException.unlessValid(() -> new Hostname("checked").in(name));
        domain = Optional.of(name);
    }

    /** An empty one takes an image's away, and there are no images. */
    void readEntrypoint(String program) {
        entrypoint = program.isEmpty() ? Optional.empty() : Optional.of(program);
    }

    void readWorkingDirectory(String directory) {
        if (!directory.startsWith("/")) {
            throw new UsageException("the working directory must be an absolute path, not '" + directory + "'");
        }
        workingDirectory = directory;
    }

    /** All of root's power, and no lock: with {@code --cap-drop} still some of it less. */
    void privilege() {
        capabilities.addAll();
        security.privilege();
    }

    void readFile(String path) {
        file = Optional.of(path);
    }

    void wantTerminal() {
        terminal = true;
    }

    void wantInput() {
        interactive = true;
    }

    void wantInit() {
        init = true;
    }

    void explain() {
        print(Output.EXPLANATION);
    }

    void trace() {
        print(Output.TRACE);
    }

    private void print(Output kind) {
        if (output != Output.NOTHING && output != kind) {
            throw new UsageException("--explain runs nothing, so there is nothing to trace: give it or --trace");
        }
        output = kind;
    }

    /** What many are used to ask for is so already. */
    void keepDefault() {}

    void readCommand(List<String> words) {
        command = List.copyOf(words);
    }
}
