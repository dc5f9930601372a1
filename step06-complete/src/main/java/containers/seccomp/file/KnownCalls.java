package containers.seccomp.file;

import containers.seccomp.filter.Abi;
import containers.seccomp.filter.CallNumbers;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The names of all calls that some processor has: one profile is for many machines. */
final class KnownCalls {

    private static final Set<String> NAMES = names();

    private KnownCalls() {}

    static boolean isKnown(String name) {
        return NAMES.contains(name);
    }

    private static Set<String> names() {
        Set<String> names = new HashSet<>(elsewhere());
        for (Abi abi : Abi.values()) {
            names.addAll(CallNumbers.of(abi).keySet());
        }
        return Set.copyOf(names);
    }

    private static List<String> elsewhere() {
        try (InputStream table = KnownCalls.class.getResourceAsStream("elsewhere.txt")) {
            String text = new String(table.readAllBytes(), StandardCharsets.UTF_8);
            return List.of(text.replaceAll("(?m)^#.*\n", "").trim().split("\\s+", -1));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
