package containers.commandline;

import containers.namespaces.Hostname;
import containers.spec.Resources;
import containers.spec.Resources.BlockIO;
import containers.spec.Resources.Cpu;
import containers.spec.Resources.Memory;
import containers.spec.Resources.Pids;
import containers.spec.Resources.ThrottleDevice;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a person asked for. A row of {@link Option} writes to it, {@link CommandLine} completes it, and then nobody changes
 * it any more.
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

    /** Which network a container sees. */
    public enum Network {
        /** One of its own, with nothing but the loopback interface. */
        NONE,
        /** The host's. */
        HOST
    }

    // What no spec says.
    Optional<String> rootfs = Optional.empty();
    boolean persist;
    Output output = Output.NOTHING;
    Optional<String> file = Optional.empty();

    // What becomes a part of the spec.
    Optional<Hostname> hostname = Optional.empty();
    List<String> command = List.of();
    final Map<String, String> variables = new LinkedHashMap<>();
    String workingDirectory = "/";
    Network network = Network.NONE;
    OptionalLong memory = OptionalLong.empty();
    OptionalLong memorySwap = OptionalLong.empty();
    OptionalLong cpuShares = OptionalLong.empty();
    OptionalLong cpuQuota = OptionalLong.empty();
    OptionalLong pids = OptionalLong.empty();
    OptionalLong blkioWeight = OptionalLong.empty();
    final List<ThrottleDevice> readBps = new ArrayList<>();
    final List<ThrottleDevice> writeBps = new ArrayList<>();
    final List<ThrottleDevice> readIops = new ArrayList<>();
    final List<ThrottleDevice> writeIops = new ArrayList<>();

    RunOptions() {}

    /** The root filesystem's directory; empty for one made of the host's programs. */
    public Optional<String> rootfs() {
        return rootfs;
    }

    /** Whether changes are made to the root filesystem itself. */
    public boolean persist() {
        return persist;
    }

    public Output output() {
        return output;
    }

    /** Empty for the container's ID. */
    public Optional<Hostname> hostname() {
        return hostname;
    }

    /** The program and its arguments; empty for a shell. */
    public List<String> command() {
        return command;
    }

    /** The variables that were given, besides those that every container has. */
    public Map<String, String> variables() {
        return variables;
    }

    public String workingDirectory() {
        return workingDirectory;
    }

    public Network network() {
        return network;
    }

    /** The limits. */
    public Resources resources() {
        return new Resources(
                new Memory(memory, memorySwap),
                new Cpu(cpuShares, cpuQuota, OptionalLong.empty()),
                new Pids(pids),
                new BlockIO(
                        blkioWeight,
                        List.copyOf(readBps),
                        List.copyOf(writeBps),
                        List.copyOf(readIops),
                        List.copyOf(writeIops)));
    }

    void addVariable(String entry) {
        int equals = entry.indexOf('=');
        if (equals < 1) {
            throw new UsageException("an environment variable is given as NAME=VALUE, not '" + entry + "'");
        }
        variables.put(entry.substring(0, equals), entry.substring(equals + 1));
    }

    void print(Output kind) {
        if (output != Output.NOTHING && output != kind) {
            throw new UsageException("--explain runs nothing, so there is nothing to trace: give it or --trace");
        }
        output = kind;
    }
}
