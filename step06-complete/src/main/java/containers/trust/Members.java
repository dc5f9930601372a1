package containers.trust;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

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
    private static final int MEMBERS = 3;
    private static final int USERS_GID = 3;

    /** Whether nobody but that user is in it: useradd(8) makes such a group for each, "USERGROUPS_ENAB". */
    boolean areOnly(String user, long gid) throws IOException {
        return has(user, gid) && !hasAnother(user, gid);
    }

    private boolean has(String user, long gid) throws IOException {
        for (String line : lines(users)) {
            String[] fields = line.split(":", -1);
            if (isAt(fields, USERS_GID, gid) && fields[NAME].equals(user)) {
                return true;
            }
        }
        return false;
    }

    private boolean hasAnother(String user, long gid) throws IOException {
        for (String line : lines(users)) {
            String[] fields = line.split(":", -1);
            if (isAt(fields, USERS_GID, gid) && !fields[NAME].equals(user)) {
                return true;
            }
        }
        for (String line : lines(groups)) {
            String[] fields = line.split(":", -1);
            if (isAt(fields, GID, gid) && fields.length > MEMBERS && !isNobodyBut(user, fields[MEMBERS])) {
                return true;
            }
        }
        return false;
    }

    private static boolean isAt(String[] fields, int place, long gid) {
        return fields.length > place && fields[place].equals(Long.toString(gid));
    }

    private static boolean isNobodyBut(String user, String members) {
        for (String member : members.split(",", -1)) {
            if (!member.isEmpty() && !member.equals(user)) {
                return false;
            }
        }
        return true;
    }

    /** Names may have any bytes. */
    private static Iterable<String> lines(Path file) throws IOException {
        return Files.readAllLines(file, StandardCharsets.ISO_8859_1);
    }
}
