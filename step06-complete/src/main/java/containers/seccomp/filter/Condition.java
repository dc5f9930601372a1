package containers.seccomp.filter;

/**
 * Something that is to be true of a call's argument. All 64 bits are compared, as numbers without a sign.
 *
 * @param argument which, from 0
 * @param mask which bits are looked at; only for {@link Comparison#MASKED_EQ}
 */
public record Condition(int argument, Comparison comparison, long mask, long value) {

    /** With the names that libseccomp and the OCI's runtime-spec give them, without SCMP_CMP_. */
    public enum Comparison {
        NE,
        LT,
        LE,
        EQ,
        GE,
        GT,
        /** Some of its bits are as given. */
        MASKED_EQ
    }

    /** All bits of it are. */
    public static Condition of(int argument, Comparison comparison, long value) {
        return new Condition(argument, comparison, -1, value);
    }

    /** Those bits of it are so. */
    public static Condition masked(int argument, long mask, long value) {
        return new Condition(argument, Comparison.MASKED_EQ, mask, value);
    }
}
