package containers.silent;

/** How much somebody would want to read it. */
public enum Level {
    SEVERE,
    WARNING,
    INFO,
    FINE,
    FINER
}
