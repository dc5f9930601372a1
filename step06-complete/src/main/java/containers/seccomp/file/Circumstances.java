package containers.seccomp.file;

import containers.kernel.Architecture;
import containers.privileges.Capabilities;

/**
 * What a profile may make its rules depend on.
 *
 * @param capabilities the container's
 * @param architecture the processor's
 * @param kernel the kernel's release, which begins with its version: {@code 6.1.0-13-amd64}
 */
public record Circumstances(Capabilities capabilities, Architecture architecture, String kernel) {

    /** Those of a container with these capabilities on this host. */
    public static Circumstances here(Capabilities capabilities) {
        return new Circumstances(capabilities, Architecture.current(), System.getProperty("os.version"));
    }
}
