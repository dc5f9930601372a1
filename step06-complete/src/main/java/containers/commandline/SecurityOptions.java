package containers.commandline;

import containers.filesystems.Protection;
import containers.privileges.Capabilities;
import containers.seccomp.Seccomp;
import containers.telling.UsageException;

/** What a person asked for: {@code --privileged}, {@code --security-opt}. */
public final class SecurityOptions {

    private boolean privileged;
    private boolean noNewPrivileges = true;
    private boolean filtered = true;

    SecurityOptions() {}

    /** Whether it is kept from nothing but what its namespaces keep it from. */
    public boolean privileged() {
        return privileged;
    }

    /** Whether a program gives nobody more rights than they have. */
    public boolean noNewPrivileges() {
        return noNewPrivileges;
    }

    /** Which calls a container with those capabilities may make. */
    public Seccomp seccomp(Capabilities capabilities) {
        return filtered && !privileged ? Seccomp.usual(capabilities) : Seccomp.unconfined();
    }

    /** How much of the kernel's files it is kept from. */
    public Protection protection() {
        return privileged ? Protection.NONE : Protection.FULL;
    }

    void privilege() {
        privileged = true;
    }

    void add(String option) {
        switch (option.replace(':', '=')) {
            case "no-new-privileges", "no-new-privileges=true" -> noNewPrivileges = true;
            case "no-new-privileges=false" -> noNewPrivileges = false;
            case "seccomp=unconfined" -> filtered = false;
            default ->
                throw new UsageException("the security options are seccomp=unconfined, no-new-privileges and"
                        + " no-new-privileges=false, not '" + option + "'");
        }
    }
}
