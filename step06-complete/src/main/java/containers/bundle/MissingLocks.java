package containers.bundle;

import containers.devices.DeviceRule;
import containers.privileges.Capabilities;
import containers.spec.Spec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a container has here unless it is taken off by an option, and what a {@code config.json} has to ask for: without a word
 * there, the runtime-spec has no lock.
 *
 * @param spec what a {@code config.json} says
 */
public record MissingLocks(Spec spec) {

    /** The fields that would be needed, in one line; empty where none is missing. */
    public Optional<String> told() {
        List<String> fields = fields();
        return fields.isEmpty()
                ? Optional.empty()
                : Optional.of("this config.json leaves locks off that ./contain run has by itself: "
                        + String.join(", ", fields));
    }

    private List<String> fields() {
        List<String> fields = new ArrayList<>();
        if (!Capabilities.usual()
                .kept()
                .containsAll(spec.process().capabilities().kept())) {
            fields.add("process.capabilities (it has more)");
        }
        if (!spec.process().noNewPrivileges()) {
            fields.add("process.noNewPrivileges");
        }
        if (spec.linux().seccomp().profile().isEmpty()) {
            fields.add("linux.seccomp");
        }
        if (spec.linux().protection().maskedPaths().isEmpty()) {
            fields.add("linux.maskedPaths");
        }
        if (spec.linux().protection().readonlyPaths().isEmpty()) {
            fields.add("linux.readonlyPaths");
        }
        if (spec.linux().resources().devices().equals(DeviceRule.all())) {
            fields.add("linux.resources.devices (all are allowed)");
        }
        return fields;
    }
}
