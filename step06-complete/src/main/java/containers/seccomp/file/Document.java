package containers.seccomp.file;

import containers.json.Fields;
import containers.seccomp.filter.Abi;
import containers.seccomp.filter.Action;
import containers.seccomp.filter.Profile;
import containers.seccomp.filter.Rule;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The whole of a profile. What it says twice of a call is understood as engines do, which hand it to libseccomp: a rule that
 * always holds leaves no room for others. Of others the first that holds decides; the library's order is its own there.
 */
final class Document {

    /** What is done behind the filter: the program is started, or the child ends because that failed. */
    private static final List<String> NEEDED = List.of("execve", "exit_group");

    /** A filter has at most 4096 instructions (BPF_MAXINSNS), and each of these takes several. */
    private static final int MOST_RULES = 500;

    private final Profile profile;
    private final Map<String, List<Rule>> rules = new LinkedHashMap<>();

    private Document(Profile profile) {
        this.profile = profile;
    }

    static Profile of(Fields fields, Circumstances circumstances) {
        refuseListener(fields);
        Action otherwise = ActionName.action(fields, "defaultAction", "defaultErrnoRet");
        Document document = new Document(new Profile(otherwise, abis(fields, circumstances)));
        for (Fields each : fields.objects("syscalls")) {
            document.add(Entry.of(each), circumstances);
        }
        return document.complete();
    }

    /** Programs that answer for the kernel, and ways to set the filter, need an engine that stays. */
    private static void refuseListener(Fields fields) {
        for (String name : List.of("listenerPath", "flags")) {
            if (fields.has(name)) {
                throw fields.wrong(name, "there is no such thing here");
            }
        }
    }

    private void add(Entry entry, Circumstances circumstances) {
        // As engines do: what happens anyway is no rule, and so no exception of another.
        if (entry.holdsFor(circumstances) && !entry.action().equals(profile.otherwise())) {
            for (String name : entry.names()) {
                List<Rule> ofCall = rules.computeIfAbsent(name, none -> new ArrayList<>());
                ofCall.addAll(entry.rules());
                if (ofCall.size() > MOST_RULES) {
                    throw new IllegalArgumentException(
                            "more than " + MOST_RULES + " rules for " + name + ": no filter has room for them");
                }
            }
        }
    }

    private Profile complete() {
        rules.forEach((name, ofCall) -> ofCall.stream()
                .filter(rule -> rule.conditions().isEmpty())
                .findFirst()
                .map(List::of)
                .orElse(ofCall)
                .forEach(rule -> profile.add(name, rule)));
        for (String name : NEEDED) {
            if (!isMade(profile.rules().getOrDefault(name, List.of()))) {
                throw new IllegalArgumentException("it doesn't allow " + name + ", and nothing starts without");
            }
        }
        return profile;
    }

    private boolean isMade(List<Rule> ofCall) {
        return ofCall.stream().allMatch(rule -> rule.action().isMade())
                && (profile.otherwise().isMade()
                        || ofCall.stream().anyMatch(rule -> rule.conditions().isEmpty()));
    }

    /**
     * Whose calls it speaks of: this processor's own, and its 32-bit ancestor's where it is named. Docker names them in
     * {@code archMap}, by processors; the runtime-spec in {@code architectures}.
     */
    private static Set<Abi> abis(Fields fields, Circumstances circumstances) {
        Abi own = Abi.of(circumstances.architecture()).get(0);
        Set<Abi> abis = EnumSet.of(own);
        if (fields.has("archMap") && fields.has("architectures")) {
            throw fields.wrong("archMap", "there is 'architectures', too: one of them is enough");
        }
        addNamed(abis, fields, "architectures");
        for (Fields each : fields.objects("archMap")) {
            Set<Abi> named = EnumSet.noneOf(Abi.class);
            addNamed(named, each, "subArchitectures");
            if (ProcessorName.of(each, "architecture", each.text("architecture"))
                    .abi()
                    .filter(own::equals)
                    .isPresent()) {
                abis.addAll(named);
            }
        }
        return abis;
    }

    private static void addNamed(Set<Abi> abis, Fields fields, String list) {
        for (String name : fields.texts(list)) {
            ProcessorName.of(fields, list, name).abi().ifPresent(abis::add);
        }
    }
}
