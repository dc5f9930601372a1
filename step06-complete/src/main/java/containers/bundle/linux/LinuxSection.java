package containers.bundle.linux;

import containers.filesystems.Device;
import containers.filesystems.Protection;
import containers.json.Fields;
import containers.json.UnknownField;
import containers.namespaces.Namespace;
import containers.namespaces.Namespaces;
import containers.namespaces.User;
import containers.request.KnownIds;
import containers.seccomp.Seccomp;
import containers.settings.Sysctl;
import containers.spec.Linux;
import containers.spec.Process;
import containers.spec.Resources;
import containers.telling.UsageException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What only Linux has: {@code linux}.
 *
 * <p>Source: {@code config-linux.md} of the runtime-spec.
 *
 * @param process what runs there
 * @param closed whether the kernel's files are mounted read-only
 * @param idmap whether the host's files are mounted with the mappings of its user namespace
 * @param user who starts it
 */
public record LinuxSection(Process process, boolean closed, boolean idmap, User user) {

    /**
     * Reads it.
     *
     * @throws IllegalArgumentException when there is something wrong, or something that isn't here: one line
     */
    public Linux read(Fields fields) {
        UnknownField.refuse(fields, "cgroupsPath", "mountLabel", "personality", "timeOffsets");
        UnknownField.refuse(fields, "netDevices", "memoryPolicy");
        // "If intelRdt is set", even to nothing, the process has to be in a group of its own there.
        UnknownField.refuseAny(fields, "intelRdt");
        refusePropagation(fields);
        NamespaceSection section = new NamespaceSection(user, idmap);
        Namespaces namespaces = section.read(fields);
        checkInit(namespaces);
        checkUser(namespaces);
        List<Device> devices = new DeviceSection(namespaces).read(fields);
        Resources resources = ResourceSection.read(fields, namespaces);
        Linux linux = Linux.of(
                namespaces, sysctl(fields, namespaces), resources, devices, seccomp(fields), protection(fields));
        return section.joined(fields).map(linux::with).orElse(linux);
    }

    /** What is mounted in a container is seen nowhere else here, and the other way round. */
    private static void refusePropagation(Fields fields) {
        if (fields.says("rootfsPropagation")
                && !fields.text("rootfsPropagation").matches("r?private")) {
            throw fields.wrong("rootfsPropagation", "only 'private' and 'rprivate' are supported here");
        }
    }

    private void checkInit(Namespaces namespaces) {
        if (process.init() && !namespaces.contains(Namespace.PID)) {
            throw new IllegalArgumentException(
                    "linux.namespaces: none of type pid, and so no PID 1 for the annotation init");
        }
    }

    private void checkUser(Namespaces namespaces) {
        if (!namespaces.hasOtherUsers(user) && !process.user().additionalGids().isEmpty()) {
            throw new IllegalArgumentException(
                    "process.user.additionalGids: who knows but one group inside can't choose: user_namespaces(7)");
        }
        try {
            KnownIds.check(namespaces, process.user());
        } catch (UsageException unknown) {
            throw new IllegalArgumentException("process.user: " + unknown.told(), unknown);
        }
    }

    private static List<Sysctl> sysctl(Fields fields, Namespaces namespaces) {
        List<Sysctl> settings = new ArrayList<>();
        fields.object("sysctl")
                .ifPresent(given -> given.allTexts().forEach((name, value) -> {
                    Sysctl setting = given.valid(name, () -> new Sysctl(name, value));
                    if (!namespaces.contains(setting.namespace())) {
                        throw given.wrong(name, "without a namespace of its own that is the host's");
                    }
                    settings.add(setting);
                }));
        return settings;
    }

    private Seccomp seccomp(Fields fields) {
        return fields.object("seccomp")
                .map(given -> SeccompSection.read(given, process.capabilities()))
                .orElseGet(Seccomp::unconfined);
    }

    private Protection protection(Fields fields) {
        return new Protection(paths(fields, "maskedPaths"), paths(fields, "readonlyPaths"), closed);
    }

    /** A host that lacks such a file lacks it inside, too. Of the root filesystem's files nobody knows that. */
    private static List<String> paths(Fields fields, String name) {
        List<String> paths = fields.texts(name);
        for (String path : paths) {
            if (!path.matches("/(proc|sys)(/[^/]+)+") || path.contains("/../") || path.endsWith("/..")) {
                throw fields.wrong(name, "only paths below /proc and /sys are supported here, not '" + path + "'");
            }
        }
        return paths;
    }

    /** Writes it. */
    public static Map<String, Object> write(Linux linux) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("namespaces", NamespaceSection.write(linux.namespaces(), linux.network()));
        if (linux.namespaces().contains(Namespace.USER)) {
            object.put("uidMappings", NamespaceSection.writeMaps(linux.uidMappings()));
            object.put("gidMappings", NamespaceSection.writeMaps(linux.gidMappings()));
        }
        Map<String, Object> sysctl = new LinkedHashMap<>();
        linux.sysctl().forEach(setting -> sysctl.put(setting.name(), setting.value()));
        object.put("sysctl", sysctl);
        object.put("devices", DeviceSection.write(linux));
        object.put("resources", ResourceSection.write(linux.resources()));
        linux.seccomp().profile().ifPresent(profile -> object.put("seccomp", SeccompSection.write(profile)));
        object.put("maskedPaths", linux.protection().maskedPaths());
        object.put("readonlyPaths", linux.protection().readonlyPaths());
        return object;
    }
}
