package containers.bundle.mounts;

import containers.json.Fields;
import java.nio.file.Path;
import java.util.List;

/** Where a mount is seen: {@code destination}. */
final class Destination {

    static final String FIELD = "destination";

    /** Every container has its own there. */
    private static final List<String> TAKEN = List.of("/proc", "/sys", "/dev");

    private Destination() {}

    static String of(Fields mount) {
        String given = mount.text(FIELD);
        if (!given.startsWith("/")) {
            throw mount.wrong(FIELD, "it must be an absolute path, not '" + given + "'");
        }
        return mount.valid(FIELD, () -> Path.of(given).normalize().toString());
    }

    static void checkIsFree(Fields mount, String place) {
        if (place.equals("/")) {
            throw mount.wrong(FIELD, "the root filesystem is there: root.path");
        }
        for (String taken : TAKEN) {
            if (place.equals(taken) || place.startsWith(taken + "/")) {
                throw mount.wrong(
                        FIELD, "every container has its own " + taken + " here, and nothing else is mounted there");
            }
        }
    }
}
