package containers.bundle.process;

import containers.json.Fields;
import containers.json.UnknownField;
import containers.privileges.Capabilities;
import containers.privileges.Capability;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What root may do inside: {@code process.capabilities}, five sets. Without any, it may do nothing.
 *
 * <p>With execve, root gets what is bounding, and nobody else anything: capabilities(7). So of root we have the first three be
 * the same, and of others the second and the third have no effect. None is inheritable; and without that, none is ambient,
 * whatever the set says: the kernel refuses it, and runc passes over that.
 */
final class CapabilitySection {

    private static final String BOUNDING = "bounding";
    private static final String PERMITTED = "permitted";
    private static final String EFFECTIVE = "effective";

    private CapabilitySection() {}

    static Capabilities read(Optional<Fields> given, boolean isRoot) {
        if (given.isEmpty()) {
            return Capabilities.of(Set.of());
        }
        Fields fields = given.get();
        UnknownField.refuse(fields, "inheritable");
        Set<Capability> bounding = set(fields, BOUNDING);
        set(fields, "ambient");
        for (String name : List.of(PERMITTED, EFFECTIVE)) {
            if (!set(fields, name).equals(bounding) && isRoot) {
                throw fields.wrong(name, "root has the same here as is bounding");
            }
        }
        return Capabilities.of(bounding);
    }

    private static Set<Capability> set(Fields fields, String name) {
        Set<Capability> set = EnumSet.noneOf(Capability.class);
        for (String capability : fields.texts(name)) {
            set.add(capability(fields, name, capability));
        }
        return set;
    }

    private static Capability capability(Fields fields, String set, String name) {
        for (Capability each : Capability.values()) {
            if (each.name().equals(name)) {
                return each;
            }
        }
        throw fields.wrong(set, "there is no capability '" + name + "' (CAP_KILL is one)");
    }

    static Map<String, Object> write(Capabilities capabilities) {
        List<String> names =
                capabilities.kept().stream().map(Capability::name).sorted().toList();
        Map<String, Object> object = new LinkedHashMap<>();
        for (String set : List.of(BOUNDING, PERMITTED, EFFECTIVE)) {
            object.put(set, names);
        }
        return object;
    }
}
