package containers.bundle.process;

import containers.identity.Accounts;
import containers.json.Fields;
import containers.json.UnknownField;
import containers.privileges.Capabilities;
import containers.settings.OomScoreAdjustment;
import containers.settings.Rlimit;
import containers.spec.Process;
import containers.spec.Root;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What runs in a container: {@code process}. */
public final class ProcessSection {

    private static final String HOME = "HOME";

    private ProcessSection() {}

    /**
     * Reads it.
     *
     * @param init whether PID 1 is a program of ours: there is no field for that
     * @param root the root filesystem, which knows where a user is at home
     * @throws IllegalArgumentException when there is something wrong, or something that isn't here: one line
     */
    public static Process read(Fields fields, boolean init, Root root) {
        UnknownField.refuse(fields, "apparmorProfile", "selinuxLabel", "commandLine", "consoleSize");
        UnknownField.refuse(fields, "ioPriority", "scheduler", "execCPUAffinity");
        UserSection user = UserSection.read(fields);
        Capabilities capabilities = CapabilitySection.read(
                fields.object("capabilities"), user.identity().isRoot());
        return new Process(
                fields.isTrue("terminal"),
                user.identity(),
                arguments(fields),
                environment(fields, user, root),
                workingDirectory(fields),
                capabilities,
                rlimits(fields),
                oomScoreAdj(fields),
                init,
                fields.isTrue("noNewPrivileges"));
    }

    private static List<String> arguments(Fields fields) {
        List<String> arguments = fields.texts("args");
        if (arguments.isEmpty()) {
            throw fields.wrong("args", "a program's name is missing");
        }
        return arguments;
    }

    private static Map<String, String> environment(Fields fields, UserSection user, Root root) {
        Map<String, String> variables = new LinkedHashMap<>();
        for (String entry : fields.texts("env")) {
            int equals = entry.indexOf('=');
            if (equals < 1) {
                throw fields.wrong("env", "a variable is given as NAME=VALUE, not '" + entry + "'");
            }
            variables.put(entry.substring(0, equals), entry.substring(equals + 1));
        }
        // The runtime-spec doesn't say so. runc does it, and many programs want to be at home somewhere.
        if (!variables.containsKey(HOME)) {
            String number = Long.toString(user.identity().uid());
            variables.put(HOME, Accounts.of(root.path()).find(number, List.of()).home());
        }
        return variables;
    }

    private static String workingDirectory(Fields fields) {
        String directory = fields.text("cwd");
        if (!directory.startsWith("/")) {
            throw fields.wrong("cwd", "it must be an absolute path, not '" + directory + "'");
        }
        return directory;
    }

    private static List<Rlimit> rlimits(Fields fields) {
        List<Rlimit> limits = new ArrayList<>();
        for (Fields each : fields.objects("rlimits")) {
            Rlimit limit = LimitSection.read(each);
            if (limits.stream().anyMatch(other -> other.type() == limit.type())) {
                throw each.wrong("type", "there are two limits of this type");
            }
            limits.add(limit);
        }
        return limits;
    }

    private static Optional<OomScoreAdjustment> oomScoreAdj(Fields fields) {
        if (!fields.has("oomScoreAdj")) {
            return Optional.empty();
        }
        long value = fields.signed("oomScoreAdj");
        int number = (int) Math.max(Math.min(value, Integer.MAX_VALUE), Integer.MIN_VALUE);
        return Optional.of(fields.valid("oomScoreAdj", () -> new OomScoreAdjustment(number)));
    }

    /** Writes it. */
    public static Map<String, Object> write(Process process) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("terminal", process.terminal());
        object.put("user", new UserSection(process.user()).write());
        object.put("args", process.args());
        object.put(
                "env",
                process.env().entrySet().stream()
                        .map(variable -> variable.getKey() + "=" + variable.getValue())
                        .toList());
        object.put("cwd", process.cwd());
        object.put("capabilities", CapabilitySection.write(process.capabilities()));
        object.put(
                "rlimits", process.rlimits().stream().map(LimitSection::write).toList());
        process.oomScoreAdj().ifPresent(adjustment -> object.put("oomScoreAdj", adjustment.value()));
        object.put("noNewPrivileges", process.noNewPrivileges());
        return object;
    }
}
