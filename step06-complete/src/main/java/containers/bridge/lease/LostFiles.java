package containers.bridge.lease;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Files of network namespaces that went with all who were in them: killed at once, nobody was left to remove the file. The
 * bridge went with its namespace.
 *
 * @param files each by its namespace's number
 */
public record LostFiles(Map<String, Path> files) {

    public LostFiles {
        files = Map.copyOf(files);
    }

    /**
     * Removes those of which nobody has a byte locked, and whose namespace nobody can come to any more. They are locked
     * meanwhile: whoever gets that number for a new one waits, and makes a new file.
     */
    public void sweep(LivingNetworks living) {
        if (!living.areAll()) {
            return;
        }
        Map<String, Path> lost = new HashMap<>(files);
        lost.values().removeIf(file -> !Leases.isLeft(file.toString()));
        if (!lost.isEmpty()) {
            // Before they are locked: of a namespace that lives, somebody else may just look whether the file is left.
            lost.keySet().removeAll(living.numbers());
            removeLocked(lost, living);
        }
    }

    private static void removeLocked(Map<String, Path> lost, LivingNetworks living) {
        Map<String, Leases> left = new HashMap<>();
        try {
            lost.forEach(
                    (number, file) -> Leases.ifLeft(file.toString()).ifPresent(leases -> left.put(number, leases)));
            if (!left.isEmpty()) {
                remove(left, living.numbers());
            }
        } finally {
            left.values().forEach(Leases::close);
        }
    }

    private static void remove(Map<String, Leases> left, Set<String> living) {
        left.forEach((number, leases) -> {
            if (!living.contains(number) && leases.isCurrent()) {
                leases.remove();
            }
        });
    }
}
