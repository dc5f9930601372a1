package containers.trust;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Who is in a group, as far as the machine's own files say. Whoever is only known elsewhere, in a directory service, may be in
 * any.
 *
 * @param groups as group(5) describes it
 * @param users as passwd(5) does, which says for each the group that is theirs from the start
 */
record Members(Path groups, Path users) {

    static final Members HERE = new Members(Path.of("/etc/group"), Path.of("/etc/passwd"));

    private static final int NAME = 0;
    private static final int GID = 2;
    private static final int USERS_GID = 3;

    /** The last that both kinds of rows have for certain. */
    private static final int MEMBERS = 3;

    /** Whether nobody but that user is in it: useradd(8) makes such a group for each, "USERGROUPS_ENAB". */
    boolean areOnly(String user, long gid) throws IOException {
        Set<String> added = new HashSet<>(Set.of("", user)); // the first is no name, but what an empty list is cut into
        for (String[] group : rows(groups, GID, gid)) {
            added.addAll(List.of(group[MEMBERS].split(",", -1)));
        }
        Set<String> fromTheStart = new HashSet<>();
        for (String[] theirs : rows(users, USERS_GID, gid)) {
            fromTheStart.add(theirs[NAME]);
        }
        return fromTheStart.equals(Set.of(user)) && added.size() == 2;
    }

    /** Those that have the number at that place. Names may have any bytes. */
    private static List<String[]> rows(Path file, int place, long number) throws IOException {
        List<String[]> rows = new ArrayList<>();
        for (String line : Files.readAllLines(file, StandardCharsets.ISO_8859_1)) {
            String[] fields = line.split(":", -1);
            if (fields.length > MEMBERS && fields[place].equals(Long.toString(number))) {
                rows.add(fields);
            }
        }
        return rows;
    }
}
