package containers.bundle;

import containers.hostroot.HostRoot;
import containers.json.Fields;
import containers.spec.Root;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Where a container's files are: {@code root}. */
final class RootSection {

    private RootSection() {}

    /** As in runc, the path may lead anywhere, since who runs a bundle may go there, too; but through no link. */
    static Root read(Fields fields, Path bundle) {
        String given = fields.text("path");
        Path path = fields.valid("path", () -> bundle.resolve(given).normalize());
        if (given.isEmpty() || !Files.isDirectory(path)) {
            throw fields.wrong(
                    "path",
                    "there is no directory " + path
                            + (HostRoot.inUserCache().holds(path)
                                    ? " any more: the host's programs have changed (./contain spec finds the new one)"
                                    : ", or this user can't see it"));
        }
        if (!path.equals(real(fields, path))) {
            throw fields.wrong("path", path + " is, or leads through, a link: to " + real(fields, path));
        }
        String[] entries = path.toFile().list();
        if (entries == null) {
            throw fields.wrong("path", "this user can't read the directory " + path);
        }
        if (entries.length == 0) {
            throw fields.wrong("path", "the directory " + path + " is empty, and holds at least the program to run");
        }
        return new Root(path.toString(), fields.isTrue("readonly"));
    }

    private static Path real(Fields fields, Path path) {
        try {
            return path.toRealPath();
        } catch (IOException unreadable) {
            throw fields.wrong("path", "this user can't see " + path);
        }
    }

    static Map<String, Object> write(Root root) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("path", root.path());
        object.put("readonly", root.readonly());
        return object;
    }
}
