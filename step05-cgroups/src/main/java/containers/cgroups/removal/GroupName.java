package containers.cgroups.removal;

import containers.launch.RandomHex;

/** The names of groups: {@code contain-} and hexadecimal digits. */
public final class GroupName {

    public static final String PREFIX = "contain-";

    private static final int DIGITS = 16;

    private GroupName() {}

    public static String fresh() {
        return of(RandomHex.digits(DIGITS));
    }

    /** The name that goes with a container's ID. */
    public static String of(String id) {
        return PREFIX + id;
    }
}
