package containers.seccomp;

import containers.kernel.Architecture;
import containers.kernel.CallList;
import containers.privileges.Capabilities;
import containers.seccomp.file.Circumstances;
import containers.seccomp.file.ProfileFile;
import containers.seccomp.filter.Compiler;
import containers.seccomp.filter.Filter;
import containers.seccomp.filter.FilterText;
import containers.seccomp.filter.Profile;
import java.util.List;
import java.util.Optional;

/** Which calls a container may make: the door of this package. */
public final class Seccomp {

    /** BPF_MAXINSNS, linux/bpf_common.h. */
    private static final int MOST_INSTRUCTIONS = 4096;

    private final Optional<Filter> filter;

    private Seccomp(Optional<Filter> filter) {
        this.filter = filter;
    }

    /** Those of Docker's default profile, as it is for a container with these capabilities. */
    public static Seccomp usual(Capabilities capabilities) {
        Architecture architecture = Architecture.current();
        Filter filter = capabilities.kept().equals(Capabilities.usual().kept())
                ? UsualFilter.of(architecture)
                : Compiler.compile(DefaultProfile.of(capabilities), architecture);
        return new Seccomp(Optional.of(filter));
    }

    /** The same, but nobody makes a file set-user-ID or set-group-ID. */
    public static Seccomp withoutSetId(Capabilities capabilities) {
        Profile profile = DefaultProfile.withoutSetId(capabilities);
        return new Seccomp(Optional.of(Compiler.compile(profile, Architecture.current())));
    }

    /**
     * Those that a profile in a file allows, as it is for a container with these capabilities.
     *
     * @throws IllegalArgumentException when there is no such file, or it isn't a profile: one line
     */
    public static Seccomp of(String file, Capabilities capabilities) {
        Profile profile = ProfileFile.read(file, Circumstances.here(capabilities));
        Filter filter = Compiler.compile(profile, Architecture.current());
        if (filter.size() > MOST_INSTRUCTIONS) {
            throw new IllegalArgumentException(
                    "the seccomp profile '" + file + "' has more rules than the kernel takes");
        }
        return new Seccomp(Optional.of(filter));
    }

    /** All that the kernel has. */
    public static Seccomp unconfined() {
        return new Seccomp(Optional.empty());
    }

    /** Adds the call that sets the filter. */
    public void addTo(CallList child) {
        filter.ifPresent(program -> child.add(SeccompCalls.seccomp_set_mode_filter(program)));
    }

    /** The filter as a person reads it; nothing where there is none. */
    public List<String> lines() {
        return filter.map(FilterText::of).orElse(List.of());
    }
}
