package containers.seccomp.file;

import containers.json.Fields;
import containers.kernel.Architecture;
import containers.privileges.Capability;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * For whom something is said: Docker's {@code includes} and {@code excludes}, which the runtime-spec hasn't got.
 *
 * @param capabilities by the container's capabilities; those that this kernel may know and we don't, nobody has
 * @param architectures by the processor, as Go calls it
 * @param minKernel by the kernel's version: 4.8
 */
record Selector(List<String> capabilities, List<String> architectures, Optional<String> minKernel) {

    private static final Selector NOTHING = new Selector(List.of(), List.of(), Optional.empty());
    private static final Pattern VERSION = Pattern.compile("(\\d{1,9})[.](\\d{1,9}).*", Pattern.DOTALL);

    static Selector of(Fields entry, String name) {
        return entry.object(name).map(Selector::of).orElse(NOTHING);
    }

    private static Selector of(Fields fields) {
        Optional<String> minKernel = fields.has("minKernel") ? Optional.of(fields.text("minKernel")) : Optional.empty();
        if (minKernel.isPresent() && !minKernel.get().matches("\\d{1,9}[.]\\d{1,9}")) {
            throw fields.wrong("minKernel", "a kernel's version is given as in 4.8");
        }
        return new Selector(fields.texts("caps"), fields.texts("arches"), minKernel);
    }

    // tag::holds[]
    /** Whether nothing that it names is missing. Of processors there is only one. */
    boolean holdsAllOf(Circumstances circumstances) {
        return capabilities.stream().allMatch(name -> has(circumstances, name))
                && (architectures.isEmpty() || isNamed(circumstances.architecture()))
                && (minKernel.isEmpty() || isNewEnough(circumstances.kernel()));
    }

    /** Whether something that it names is there. */
    boolean holdsAnyOf(Circumstances circumstances) {
        return capabilities.stream().anyMatch(name -> has(circumstances, name))
                || isNamed(circumstances.architecture())
                || (minKernel.isPresent() && isNewEnough(circumstances.kernel()));
    }

    // end::holds[]

    private static boolean has(Circumstances circumstances, String name) {
        return circumstances.capabilities().kept().stream()
                .map(Capability::name)
                .anyMatch(name::equals);
    }

    private boolean isNamed(Architecture architecture) {
        return architectures.contains(architecture == Architecture.X86_64 ? "amd64" : "arm64");
    }

    private boolean isNewEnough(String release) {
        Matcher here = VERSION.matcher(release);
        Matcher least = VERSION.matcher(minKernel.orElseThrow());
        if (!here.matches() || !least.matches()) {
            return false;
        }
        int major = Integer.compare(part(here, 1), part(least, 1));
        return major > 0 || (major == 0 && part(here, 2) >= part(least, 2));
    }

    private static int part(Matcher version, int group) {
        return Integer.parseInt(version.group(group));
    }
}
