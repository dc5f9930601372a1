package containers.bridge.lease;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
        List<Leases> left = new ArrayList<>();
        try {
            files.values().forEach(file -> Leases.ifLeft(file.toString()).ifPresent(left::add));
            if (!left.isEmpty()) {
                remove(left, living.numbers());
            }
        } finally {
            left.forEach(Leases::close);
        }
    }

    private void remove(List<Leases> left, Set<String> living) {
        for (Leases each : left) {
            boolean isAlive = files.entrySet().stream()
                    .anyMatch(file -> file.getValue().toString().equals(each.path()) && living.contains(file.getKey()));
            if (!isAlive && each.isCurrent()) {
                each.remove();
            }
        }
    }
}
