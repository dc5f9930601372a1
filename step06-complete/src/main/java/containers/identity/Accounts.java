package containers.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;

/**
 * The users and groups that a container's own files name: passwd(5), group(5). The host's know others.
 *
 * @param users rows of {@code /etc/passwd}, cut at the colons
 * @param groups rows of {@code /etc/group}
 */
public record Accounts(List<List<String>> users, List<List<String>> groups) {

    /** Somebody, and where they are at home. */
    public record Account(Identity identity, String home) {

        /** Root, whatever the container's files say. */
        public static final Account ROOT = new Account(Identity.ROOT, "/root");
    }

    /** NGROUPS_MAX: setgroups(2). */
    private static final int MOST_GROUPS = 65536;

    // In a row of either file.
    private static final int NAME = 0;
    private static final int ID = 2;
    private static final int GROUP = 3;
    private static final int MEMBERS = 3;
    private static final int HOME = 5;

    /** Those of the root filesystem in that directory. A file that isn't there names nobody. */
    public static Accounts of(String root) {
        return new Accounts(rows(FileBelow.read(root, "etc/passwd")), rows(FileBelow.read(root, "etc/group")));
    }

    private static List<List<String>> rows(String file) {
        return file.lines()
                .filter(line -> line.indexOf('\0') < 0)
                .map(line -> List.of(line.split(":", -1)))
                .toList();
    }

    /**
     * Finds somebody, as Docker does. A number needs no row; with one, the user has its group and its home.
     *
     * @param user {@code USER} or {@code USER:GROUP}, each a name or a number
     * @param more groups besides
     * @throws IllegalArgumentException when the files don't have a name, or a number is too large: one line
     */
    public Account find(String user, List<String> more) {
        int colon = user.indexOf(':');
        String name = colon < 0 ? user : user.substring(0, colon);
        if (name.isEmpty() || user.endsWith(":")) {
            throw new IllegalArgumentException("a user is given as USER or USER:GROUP and not as '" + user + "'");
        }
        OptionalLong number = number(name);
        Optional<List<String>> row = users.stream().filter(named(name, number)).findFirst();
        if (number.isEmpty() && row.isEmpty()) {
            throw new IllegalArgumentException(
                    "there is no user '" + name + "' in the container's /etc/passwd" + " (a number works without it)");
        }
        long uid = number.orElseGet(() -> id(row.orElseThrow(), ID));
        List<Long> additional = new ArrayList<>();
        long gid = colon < 0 ? row.map(found -> id(found, GROUP)).orElse(0L) : group(user.substring(colon + 1));
        if (colon < 0) {
            row.ifPresent(found -> additional.addAll(groupsOf(found.get(NAME))));
        }
        more.forEach(group -> additional.add(group(group)));
        if (additional.size() > MOST_GROUPS) {
            throw new IllegalArgumentException("'" + name + "' is in more groups than the kernel knows of: "
                    + additional.size() + " in the container's /etc/group");
        }
        return new Account(
                new Identity(uid, gid, additional), row.map(Accounts::home).orElse("/"));
    }

    private long group(String name) {
        OptionalLong number = number(name);
        if (number.isPresent()) {
            return number.getAsLong();
        }
        return groups.stream()
                .filter(named(name, number))
                .findFirst()
                .map(row -> id(row, ID))
                .orElseThrow(() -> new IllegalArgumentException(
                        "there is no group '" + name + "' in the container's /etc/group (a number works without it)"));
    }

    /** Those that have them among their members. */
    private List<Long> groupsOf(String user) {
        return groups.stream()
                .filter(row -> row.size() > MEMBERS
                        && List.of(row.get(MEMBERS).split(",", -1)).contains(user))
                .map(row -> id(row, ID))
                .toList();
    }

    private static Predicate<List<String>> named(String name, OptionalLong number) {
        String id = number.isPresent() ? Long.toString(number.getAsLong()) : "";
        return row -> row.size() > GROUP
                && (number.isPresent() ? row.get(ID).equals(id) : row.get(NAME).equals(name));
    }

    private static String home(List<String> row) {
        return row.size() > HOME && !row.get(HOME).isEmpty() ? row.get(HOME) : "/";
    }

    private static long id(List<String> row, int field) {
        return number(row.get(field))
                .orElseThrow(() -> new IllegalArgumentException("the container's files have no number for '"
                        + row.get(NAME) + "', but '" + row.get(field) + "'"));
    }

    /** Empty for a name. */
    private static OptionalLong number(String text) {
        if (text.isEmpty() || !text.chars().allMatch(digit -> digit >= '0' && digit <= '9')) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(Long.parseLong(text));
        } catch (NumberFormatException tooLarge) {
            throw new IllegalArgumentException(
                    "users and groups have numbers from 0 to " + Identity.LAST + ", not " + text);
        }
    }
}
