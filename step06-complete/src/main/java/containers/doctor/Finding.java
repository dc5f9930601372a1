package containers.doctor;

/**
 * What was found about one thing.
 *
 * @param thing what it is about
 * @param verdict how that is here
 * @param means what there is, and what follows from it
 * @param mend the command that changes it, or where there is none, what to do; empty where nothing has to be done
 */
record Finding(String thing, Verdict verdict, String means, String mend) {

    static Finding ok(String thing, String means) {
        return new Finding(thing, Verdict.OK, means, "");
    }

    static Finding degraded(String thing, String means, String mend) {
        return new Finding(thing, Verdict.DEGRADED, means, mend);
    }

    static Finding missing(String thing, String means, String mend) {
        return new Finding(thing, Verdict.MISSING, means, mend);
    }

    /** Whether the steps that need it work here. */
    boolean isThere() {
        return verdict != Verdict.MISSING;
    }
}
