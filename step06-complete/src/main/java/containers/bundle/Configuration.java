package containers.bundle;

import containers.bundle.linux.LinuxSection;
import containers.bundle.mounts.MountSection;
import containers.bundle.process.ProcessSection;
import containers.json.Fields;
import containers.json.UnknownField;
import containers.namespaces.Hostname;
import containers.namespaces.Namespace;
import containers.namespaces.User;
import containers.spec.Linux;
import containers.spec.Process;
import containers.spec.Root;
import containers.spec.Spec;
import containers.telling.HostFacts;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The whole of a {@code config.json}: read, and written.
 *
 * <p>Source: {@code config.md} of the runtime-spec.
 */
final class Configuration {

    private static final String VERSION = "1.0.2";
    private static final String HOSTNAME = "hostname";
    private static final String DOMAIN = "domainname";

    private Configuration() {}

    /**
     * Reads it.
     *
     * @param bundle the directory that it is in
     * @throws IllegalArgumentException when there is something wrong, or something that isn't here: one line
     */
    static Spec read(Fields fields, Path bundle, User user) {
        checkVersion(fields);
        UnknownField.refuse(fields, "hooks");
        // "Platform-specific configuration" of config.md: each is there only where the container is for that platform.
        UnknownField.refuseAny(fields, "vm", "windows", "solaris", "zos", "freebsd");
        Annotations annotations = Annotations.read(fields);
        Root root = RootSection.read(needed(fields, "root"), bundle);
        Process process = ProcessSection.read(needed(fields, "process"), annotations.init(), root);
        MountSection mounts = MountSection.read(fields, bundle);
        Linux linux =
                new LinuxSection(process, mounts.closed(), annotations.idmap(), user).read(needed(fields, "linux"));
        mounts.check(linux);
        return new Spec(
                process, root, hostname(fields, linux), mounts.mounts(), linux, annotations.names(linux.network()));
    }

    private static void checkVersion(Fields fields) {
        String version = fields.text("ociVersion");
        if (!version.matches("1[.][0-9]+[.][0-9]+([-+].*)?")) {
            throw fields.wrong("ociVersion", "versions 1.x.y can be read here, not '" + version + "'");
        }
    }

    private static Fields needed(Fields fields, String name) {
        return fields.object(name).orElseThrow(() -> fields.wrong(name, "missing"));
    }

    /** A UTS namespace that nobody names has the host's name. */
    private static Hostname hostname(Fields fields, Linux linux) {
        for (String name : List.of(HOSTNAME, DOMAIN)) {
            if (fields.says(name) && !linux.namespaces().contains(Namespace.UTS)) {
                throw fields.wrong(name, "without a namespace of type uts that is the host's");
            }
        }
        Hostname hostname = fields.says(HOSTNAME)
                ? fields.valid(HOSTNAME, () -> new Hostname(fields.text(HOSTNAME)))
                : new Hostname(HostFacts.hostname());
        return fields.says(DOMAIN) ? fields.valid(DOMAIN, () -> hostname.in(fields.text(DOMAIN))) : hostname;
    }

    /** Writes it: names to values, which are texts, numbers, lists and again such maps. */
    static Map<String, Object> write(Spec spec, Map<String, String> labels) {
        Map<String, Object> whole = new LinkedHashMap<>();
        whole.put("ociVersion", VERSION);
        whole.put("process", ProcessSection.write(spec.process()));
        whole.put("root", RootSection.write(spec.root()));
        if (spec.linux().namespaces().contains(Namespace.UTS)) {
            whole.put(HOSTNAME, spec.hostname().name());
            if (!spec.hostname().domain().isEmpty()) {
                whole.put(DOMAIN, spec.hostname().domain());
            }
        }
        whole.put("mounts", MountSection.write(spec));
        whole.put("linux", LinuxSection.write(spec.linux()));
        whole.put("annotations", Annotations.of(spec).write(labels));
        return whole;
    }
}
