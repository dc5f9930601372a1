package containers.commandline.variables;

import containers.telling.UsageException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** What a person asked for: {@code -e} and {@code --env-file}. Of two for the same, the last; of both, {@code -e}. */
public final class VariableOptions {

    private final Map<String, String> inFiles = new LinkedHashMap<>();
    private final Map<String, String> given = new LinkedHashMap<>();
    private final Set<String> unset = new LinkedHashSet<>();

    /** Their values by their names, besides those that every container has. */
    public Map<String, String> values() {
        Map<String, String> all = new LinkedHashMap<>(inFiles);
        all.putAll(given);
        all.keySet().removeAll(unset);
        return Collections.unmodifiableMap(all);
    }

    /** Those that the container isn't to have, not even where every container has them. */
    public Set<String> unset() {
        return Collections.unmodifiableSet(unset);
    }

    /** Reads {@code NAME=VALUE}, or {@code NAME} alone: it is as here, also where here there is none. */
    public void add(String entry) {
        int equals = entry.indexOf('=');
        String name = equals < 0 ? entry : entry.substring(0, equals);
        if (name.isEmpty()) {
            throw new UsageException("an environment variable is given as NAME=VALUE, or as NAME alone for the value"
                    + " that it has here, not '" + entry + "'");
        }
        given.remove(name);
        unset.remove(name);
        if (equals >= 0) {
            given.put(name, entry.substring(equals + 1));
        } else {
            CallersVariables.value(name).ifPresentOrElse(value -> given.put(name, value), () -> unset.add(name));
        }
    }

    /** Reads a file of such lines. A name alone that isn't set here is passed over there. */
    public void addFile(String path) {
        inFiles.putAll(new EntryFile("--env-file", path).read(CallersVariables::value));
    }
}
