package containers.seccomp.filter;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Which calls are allowed, by name: an allow-list, as a rule. */
public final class Profile {

    private final Action otherwise;
    private final Set<Abi> abis;
    private final Map<String, List<Rule>> rules = new TreeMap<>();

    /**
     * One without rules.
     *
     * @param otherwise what becomes of a call for which no rule holds
     */
    public Profile(Action otherwise) {
        this(otherwise, EnumSet.allOf(Abi.class));
    }

    /**
     * One without rules.
     *
     * @param otherwise what becomes of a call for which no rule holds
     * @param abis whose calls it speaks of: those of other programs don't exist
     */
    public Profile(Action otherwise, Set<Abi> abis) {
        this.otherwise = otherwise;
        this.abis = Set.copyOf(abis);
    }

    /** Whose calls it speaks of. */
    public Set<Abi> abis() {
        return abis;
    }

    public Action otherwise() {
        return otherwise;
    }

    /** Adds a rule for a call, behind those that it has. The first that holds decides. */
    public Profile add(String call, Rule rule) {
        List<Rule> ofCall = rules.computeIfAbsent(call, name -> new ArrayList<>());
        if (!ofCall.contains(rule)) {
            ofCall.add(rule);
        }
        return this;
    }

    /** Those calls are made. */
    public Profile allow(List<String> calls) {
        for (String call : calls) {
            add(call, Rule.always(Action.ALLOW));
        }
        return this;
    }

    /** Each call's rules. */
    public Map<String, List<Rule>> rules() {
        return rules;
    }
}
