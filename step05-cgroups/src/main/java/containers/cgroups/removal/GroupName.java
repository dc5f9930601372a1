package containers.cgroups.removal;

import containers.launch.RandomHex;

/** The names of groups: {@code contain-} and 16 hexadecimal digits. */
public final class GroupName {

    public static final String PREFIX = "contain-";

    private static final int DIGITS = 16;

    private GroupName() {}

    public static String fresh() {
        return PREFIX + RandomHex.digits(DIGITS);
    }
}
