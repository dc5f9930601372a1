package containers.runner;

import containers.cgroups.limits.Limit;
import containers.namespaces.Hostname;
import java.util.List;
import java.util.Map;

/**
 * What a person asked {@code run} for.
 *
 * @param rootfs the root filesystem's directory; {@code null} for one made of the host's programs
 * @param persist whether changes are made to the root filesystem itself
 * @param hostname {@code null} for the container's ID
 * @param environment the variables that were given, besides those that every container has
 * @param workingDirectory an absolute path inside
 * @param limits on what the container can use
 * @param network which network it sees
 * @param output what to print besides what the container prints
 * @param command the program and its arguments; empty for a shell
 */
public record RunOptions(
        String rootfs,
        boolean persist,
        Hostname hostname,
        Map<String, String> environment,
        String workingDirectory,
        List<Limit> limits,
        Network network,
        Output output,
        List<String> command) {

    /** Which network a container sees. */
    public enum Network {
        /** One of its own, with nothing but the loopback interface. */
        NONE,
        /** The host's. */
        HOST
    }

    /** What is printed about the system calls. */
    public enum Output {
        NOTHING,
        /** The list of system calls; nothing is run. */
        EXPLANATION,
        /** The list with each call's result, after the run. */
        TRACE
    }
}
