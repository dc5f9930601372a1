package containers.cgroups;

/** The names of groups: {@code contain-} and 16 hexadecimal digits. */
final class GroupName {

    static final String PREFIX = "contain-";

    private static final int DIGITS = 16;

    private GroupName() {}

    static String fresh() {
        return PREFIX + RandomHex.digits(DIGITS);
    }
}
