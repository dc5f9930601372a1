package containers.doctor;

/** How something is here. */
enum Verdict {
    /** As the steps need it. */
    OK,
    /** The steps work, and something doesn't. */
    DEGRADED,
    /** A step doesn't work. */
    MISSING;

    /** As it is printed. */
    @Override
    public String toString() {
        return switch (this) {
            case OK -> "ok";
            case DEGRADED -> "degraded";
            case MISSING -> "missing";
        };
    }
}
