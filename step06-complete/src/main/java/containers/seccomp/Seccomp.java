package containers.seccomp;

import containers.json.Fields;
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
import java.util.Set;

/** Which calls a container may make: the door of this package. */
public final class Seccomp {

    /** BPF_MAXINSNS, linux/bpf_common.h. */
    private static final int MOST_INSTRUCTIONS = 4096;

    private final Optional<Filter> filter;
    private final Optional<Profile> profile;
    private final Capabilities capabilities;

    private Seccomp(Optional<Filter> filter, Optional<Profile> profile, Capabilities capabilities) {
        this.filter = filter;
        this.profile = profile;
        this.capabilities = capabilities;
    }

    /** Those of Docker's default profile, as it is for a container with these capabilities. */
    public static Seccomp usual(Capabilities capabilities) {
        Architecture architecture = Architecture.current();
        Filter filter = capabilities.kept().equals(Capabilities.usual().kept())
                ? UsualFilter.of(architecture)
                : Compiler.compile(DefaultProfile.of(capabilities), architecture);
        return new Seccomp(Optional.of(filter), Optional.empty(), capabilities);
    }

    /** The same, but nobody makes a file set-user-ID or set-group-ID. */
    public static Seccomp withoutSetId(Capabilities capabilities) {
        Profile profile = DefaultProfile.withoutSetId(capabilities);
        Filter filter = Compiler.compile(profile, Architecture.current());
        return new Seccomp(Optional.of(filter), Optional.of(profile), capabilities);
    }

    /**
     * Those that a profile in a file allows, as it is for a container with these capabilities.
     *
     * @throws IllegalArgumentException when there is no such file, or it isn't a profile: one line
     */
    public static Seccomp of(String file, Capabilities capabilities) {
        Profile profile = ProfileFile.read(file, Circumstances.here(capabilities));
        return of(profile, capabilities, "the seccomp profile '" + file + "'");
    }

    /**
     * The same where somebody has read it.
     *
     * @throws IllegalArgumentException when it isn't a profile: one line
     */
    public static Seccomp of(Fields fields, Capabilities capabilities) {
        Profile profile = ProfileFile.of(fields, Circumstances.here(capabilities));
        return of(profile, capabilities, "the seccomp profile");
    }

    private static Seccomp of(Profile profile, Capabilities capabilities, String name) {
        Filter filter = Compiler.compile(profile, Architecture.current());
        if (filter.size() > MOST_INSTRUCTIONS) {
            throw new IllegalArgumentException(name + " has more rules than the kernel takes");
        }
        return new Seccomp(Optional.of(filter), Optional.of(profile), capabilities);
    }

    /** All that the kernel has. */
    public static Seccomp unconfined() {
        return new Seccomp(Optional.empty(), Optional.empty(), Capabilities.of(Set.of()));
    }

    /** Adds the call that sets the filter. */
    public void addTo(CallList child) {
        if (filter.isPresent()) {
            child.add(SeccompCalls.seccomp_set_mode_filter(filter.get()));
        }
    }

    /** The rules that the filter was made of; none where all calls may be made. */
    public Optional<Profile> profile() {
        return filter.isEmpty() || profile.isPresent() ? profile : Optional.of(DefaultProfile.of(capabilities));
    }

    /** The filter as a person reads it; nothing where there is none. */
    public List<String> lines() {
        return filter.map(FilterText::of).orElse(List.of());
    }
}
