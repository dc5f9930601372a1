package containers.commandline.variables;

import containers.telling.UsageException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a person asked for: {@code --label}, {@code --label-file}, {@code --annotation}. Nothing here reads them; they are the
 * specification's annotations, for who reads that.
 */
public final class LabelOptions {

    private final Map<String, String> inFiles = new LinkedHashMap<>();
    private final Map<String, String> given = new LinkedHashMap<>();

    /** Their values by their names. */
    public Map<String, String> annotations() {
        Map<String, String> all = new LinkedHashMap<>(inFiles);
        all.putAll(given);
        return Collections.unmodifiableMap(all);
    }

    /** Reads {@code NAME=VALUE}, or {@code NAME} alone for an empty value. */
    public void add(String entry) {
        int equals = entry.indexOf('=');
        String name = equals < 0 ? entry : entry.substring(0, equals);
        if (name.isEmpty()) {
            throw new UsageException("a label is given as NAME=VALUE, or as NAME alone, not '" + entry + "'");
        }
        given.put(name, equals < 0 ? "" : entry.substring(equals + 1));
    }

    /** Reads a file of such lines. */
    public void addFile(String path) {
        inFiles.putAll(new EntryFile("--label-file", path).read(name -> Optional.of("")));
    }
}
