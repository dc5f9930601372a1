package containers.identity;

import containers.namespaces.IdMap;
import containers.namespaces.User;
import containers.namespaces.UserMapping;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Whose IDs on the host those of a container's users can be. */
public final class IdRanges {

    /** How many IDs a container has: as many as its programs know, from root to nobody and on. */
    public static final long COUNT = 65_536;

    /** Where container managers choose from: what systemd's "Users, Groups, UIDs and GIDs" has for them. */
    private static final long FIRST = 524_288;

    private static final long LAST = 1_878_982_656;

    private static final int HEXADECIMAL = 16;

    /** Of a user's: more can't be used, and a file may have very many. */
    private static final int MOST_RANGES = 340;

    private final SubordinateIds users;
    private final SubordinateIds groups;
    private final SubordinateIds taken;

    /**
     * As these files say.
     *
     * @param directory where {@code subuid}, {@code subgid}, {@code passwd} and {@code group} are
     */
    IdRanges(String directory) {
        this.users = SubordinateIds.in(directory + "/subuid");
        this.groups = SubordinateIds.in(directory + "/subgid");
        this.taken =
                SubordinateIds.ofAccounts(directory + "/passwd").and(SubordinateIds.ofAccounts(directory + "/group"));
    }

    /** As this host's files say. */
    public static IdRanges ofHost() {
        return new IdRanges("/etc");
    }

    /** Whether the programs are there that let a user have ranges. */
    public static boolean canBeGiven() {
        return new File("/usr/bin/newuidmap").canExecute() && new File("/usr/bin/newgidmap").canExecute();
    }

    /**
     * A range that is nobody's, for a container.
     *
     * @param id what tells it from others, as hexadecimal digits
     */
    public Optional<UserMapping> free(String id) {
        return free(Long.parseUnsignedLong(id, HEXADECIMAL));
    }

    /**
     * A range that is nobody's: no user of the host is in it, and nobody may have it.
     *
     * @param seed which of them; containers with different ones hardly ever meet
     * @return root inside is the first of them; empty where none is free
     */
    Optional<UserMapping> free(long seed) {
        long slots = (LAST - FIRST) / COUNT + 1;
        for (long i = 0; i < slots; i++) {
            IdMap range = new IdMap(0, FIRST + Math.floorMod(seed + i, slots) * COUNT, COUNT);
            if (isFree(range)) {
                return Optional.of(new UserMapping(range, range));
            }
        }
        return Optional.empty();
    }

    /** Whether they are among those that a container gets because they are nobody's. */
    static boolean isNobodys(IdMap range) {
        return range.meetsOutside(new IdMap(0, FIRST, LAST + COUNT - FIRST));
    }

    private boolean isFree(IdMap range) {
        List<IdMap> others = new ArrayList<>(users.all());
        others.addAll(groups.all());
        others.addAll(taken.all());
        return others.stream().noneMatch(range::meetsOutside);
    }

    /**
     * Root is that user, and the others are those that the user may have: of ranges that meet, the larger, and as many as the
     * kernel takes.
     *
     * @return empty where there are none
     */
    public Optional<UserMapping> of(User user, String name) {
        List<IdMap> ownUsers = behind(user.uid(), users.of(name, user.uid()));
        List<IdMap> ownGroups = behind(user.gid(), groups.of(name, user.uid()));
        boolean alone = ownUsers.size() == 1 || ownGroups.size() == 1;
        return alone ? Optional.empty() : Optional.of(new UserMapping(ownUsers, ownGroups));
    }

    /**
     * Whether the user namespace that we are in has all of these IDs: in a container of another maker's there may be one user,
     * whatever its files say, and newuidmap(1) can't give what isn't there.
     */
    public static boolean areHere(UserMapping mapping) {
        return areIn("/proc/self/uid_map", mapping.users()) && areIn("/proc/self/gid_map", mapping.groups());
    }

    private static boolean areIn(String file, List<IdMap> maps) {
        try {
            List<IdMap> here = IdMap.read(Files.readString(Path.of(file)));
            return maps.stream().allMatch(map -> here.stream().anyMatch(map::isWithin));
        } catch (IOException unreadable) {
            return true;
        }
    }

    /** The first of these maps that a user may not have; empty where they may have them all. */
    public Optional<IdMap> refused(UserMapping mapping, User user, String name) {
        return Stream.concat(
                        refused(mapping.users(), user.uid(), users.of(name, user.uid())),
                        refused(mapping.groups(), user.gid(), groups.of(name, user.uid())))
                .findFirst();
    }

    private static Stream<IdMap> refused(List<IdMap> maps, long own, List<IdMap> ranges) {
        return maps.stream()
                .filter(map -> map.outside() != own || map.count() != 1)
                .filter(map -> ranges.stream().noneMatch(range -> range.holdsOutside(map)));
    }

    /** As they are written down, behind root, as many as the kernel takes: without the smallest, when these are too many. */
    private static List<IdMap> behind(long root, List<IdMap> ranges) {
        List<IdMap> largestFirst = apart(root, ranges);
        Set<IdMap> kept = new LinkedHashSet<>(ranges);
        kept.retainAll(Set.copyOf(largestFirst));
        List<IdMap> maps = numbered(root, kept);
        while (!IdMap.canBeWritten(maps)) {
            kept.remove(largestFirst.remove(largestFirst.size() - 1));
            maps = numbered(root, kept);
        }
        return maps;
    }

    /** The largest of them, as far as none meets another, or root: an ID outside can't have two inside. */
    private static List<IdMap> apart(long root, List<IdMap> ranges) {
        List<IdMap> kept = new ArrayList<>();
        long room = Identity.LAST;
        for (IdMap range : ranges.stream()
                .sorted(Comparator.comparingLong(IdMap::count).reversed())
                .toList()) {
            boolean free =
                    !range.meetsOutside(IdMap.rootIs(root)) && kept.stream().noneMatch(range::meetsOutside);
            if (free && range.count() <= room && kept.size() < MOST_RANGES) {
                kept.add(range);
                room -= range.count();
            }
        }
        return kept;
    }

    private static List<IdMap> numbered(long root, Set<IdMap> ranges) {
        List<IdMap> maps = new ArrayList<>(List.of(IdMap.rootIs(root)));
        long next = 1;
        for (IdMap range : ranges) {
            maps.add(new IdMap(next, range.outside(), range.count()));
            next += range.count();
        }
        return maps;
    }
}
