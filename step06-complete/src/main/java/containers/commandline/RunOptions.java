package containers.commandline;

import containers.commandline.options.CapabilityOptions;
import containers.commandline.options.DeviceOptions;
import containers.commandline.options.LimitOptions;
import containers.commandline.options.MountOptions;
import containers.commandline.options.NetworkOptions;
import containers.commandline.options.PortOptions;
import containers.commandline.options.ProgramOptions;
import containers.commandline.options.SecurityOptions;
import containers.commandline.options.SettingOptions;
import containers.commandline.options.SharingOptions;
import containers.commandline.options.UserOptions;
import containers.commandline.variables.LabelOptions;
import containers.commandline.variables.VariableOptions;
import containers.telling.UsageException;
import java.util.Optional;

/**
 * What a person asked for. {@link OptionReader} writes to it, and when the command line has been read nobody does any more.
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
    private final ProgramOptions program = new ProgramOptions();
    private final SharingOptions sharing = new SharingOptions();
    private final VariableOptions variables = new VariableOptions();
    private final LabelOptions labels = new LabelOptions();
    private final UserOptions users = new UserOptions();
    private final NetworkOptions network = new NetworkOptions();
    private final PortOptions ports = new PortOptions();
    private final LimitOptions limits = new LimitOptions();
    private final DeviceOptions devices = new DeviceOptions();
    private final CapabilityOptions capabilities = new CapabilityOptions();
    private final SecurityOptions security = new SecurityOptions();
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

    /** What it is called, what runs in it, and where. */
    public ProgramOptions program() {
        return program;
    }

    /** Which namespaces are the host's. */
    public SharingOptions sharing() {
        return sharing;
    }

    /** The variables that were given, besides those that every container has. */
    public VariableOptions variables() {
        return variables;
    }

    /** What is written on it. */
    public LabelOptions labels() {
        return labels;
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

    /** How much of the machine it can use. */
    public LimitOptions limits() {
        return limits;
    }

    /** Which devices of the host's it has. */
    public DeviceOptions devices() {
        return devices;
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

    /** All of root's power, and no lock: with {@code --cap-drop} still some of it less. */
    void privilege() {
        capabilities.addAll();
        security.privilege();
    }

    void readFile(String path) {
        if (path.startsWith("-")) {
            throw new UsageException("'" + path + "' looks like an option, and no file (./" + path + " is one)");
        }
        file = Optional.of(path);
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
}
