package containers.commandline.options;

import containers.commandline.text.LimitText;
import containers.namespaces.IdMap;
import containers.telling.UsageException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a person asked for: {@code --user}, {@code --group-add}, {@code --userns}, {@code --uidmap}, {@code --gidmap}. */
public final class UserOptions {

    /** Whose users those inside are. */
    public enum UserNamespace {
        /** Nobody's, where there is no need for a namespace; for who isn't root, a range of theirs, or themselves alone. */
        USUAL,
        /** The host's, for who isn't root only themselves. */
        HOST,
        /** A range that is nobody's; for who isn't root, one of theirs. */
        REMAP
    }

    private Optional<String> user = Optional.empty();
    private final List<String> groups = new ArrayList<>();
    private UserNamespace namespace = UserNamespace.USUAL;
    private final List<IdMap> uidMap = new ArrayList<>();
    private final List<IdMap> gidMap = new ArrayList<>();

    /** Who the command is, as {@code USER} or {@code USER:GROUP}; empty for root. */
    public Optional<String> user() {
        return user;
    }

    /** The groups that it is in besides. */
    public List<String> groups() {
        return List.copyOf(groups);
    }

    public UserNamespace namespace() {
        return namespace;
    }

    /** Which users inside are which outside; empty where nobody said so. */
    public List<IdMap> uidMap() {
        return uidMap.isEmpty() ? gidMap() : List.copyOf(uidMap);
    }

    /** The same for groups. Who says it for one of them means both. */
    public List<IdMap> gidMap() {
        return List.copyOf(gidMap.isEmpty() ? uidMap : gidMap);
    }

    public void readUser(String name) {
        user = Optional.of(name);
    }

    public void addGroup(String name) {
        groups.add(name);
    }

    public void readNamespace(String name) {
        namespace = switch (name) {
            case "host" -> UserNamespace.HOST;
            case "remap" -> UserNamespace.REMAP;
            default -> throw new UsageException("the user namespace is 'host' or 'remap', not '" + name + "'");
        };
    }

    public void addUidMap(String text) {
        add(uidMap, "--uidmap " + text, text);
    }

    public void addGidMap(String text) {
        add(gidMap, "--gidmap " + text, text);
    }

    /** Reads {@code INSIDE:OUTSIDE:COUNT}, or without the count one. */
    private static void add(List<IdMap> maps, String option, String text) {
        String[] words = text.split(":", -1);
        if (words.length < 2 || words.length > 3) {
            throw new UsageException(option
                    + ": a map is given as INSIDE:OUTSIDE:COUNT, as in 0:100000:65536 (without a count it is one)");
        }
        long inside = LimitText.number(option + ": the first ID inside", words[0]);
        long outside = LimitText.number(option + ": the first ID outside", words[1]);
        long count = words.length < 3 ? 1 : LimitText.number(option + ": the count", words[2]);
        maps.add(UsageException.unlessValid(() -> new IdMap(inside, outside, count)));
    }
}
