package containers.bundle;

import containers.json.Fields;
import containers.namespaces.Namespace;
import containers.spec.Spec;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the runtime-spec has no field for. Its {@code annotations} are for that: any text under any name, and who doesn't know
 * a name passes over it.
 *
 * @param init whether PID 1 is a program of ours
 * @param ownEtc whether it has a /etc/hosts and others of its own
 * @param idmap whether the host's files are mounted with the mappings of its user namespace
 */
record Annotations(boolean init, boolean ownEtc, boolean idmap) {

    private static final String PREFIX = "understanding.containers.";
    private static final String INIT = PREFIX + "init";
    private static final String OWN_ETC = PREFIX + "etc";
    private static final String IDMAP = PREFIX + "idmap";

    static Annotations of(Spec spec) {
        return new Annotations(
                spec.process().init(),
                spec.names().isPresent(),
                spec.linux().namespaces().contains(Namespace.USER)
                        && spec.linux().idmap());
    }

    static Annotations read(Fields configuration) {
        Optional<Fields> given = configuration.object("annotations");
        Map<String, String> all = given.map(Fields::allTexts).orElse(Map.of());
        return new Annotations(isTrue(all, INIT), isTrue(all, OWN_ETC), isTrue(all, IDMAP));
    }

    private static boolean isTrue(Map<String, String> all, String name) {
        String value = all.getOrDefault(name, "false");
        if (!value.equals("true") && !value.equals("false")) {
            throw new IllegalArgumentException("annotations." + name + ": not \"true\" or \"false\"");
        }
        return value.equals("true");
    }

    Map<String, Object> write() {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put(OWN_ETC, Boolean.toString(ownEtc));
        all.put(IDMAP, Boolean.toString(idmap));
        all.put(INIT, Boolean.toString(init));
        all.values().removeIf("false"::equals);
        return all;
    }
}
