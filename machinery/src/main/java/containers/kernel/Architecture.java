package containers.kernel;

/** The processors this project knows: each has its own system call numbers and its own machine code. */
public enum Architecture {
    X86_64,
    AARCH64;

    /**
     * The processor this JVM runs on.
     *
     * @throws UnsupportedOperationException on any other processor
     */
    public static Architecture current() {
        String name = System.getProperty("os.arch");
        return switch (name) {
            case "amd64", "x86_64" -> X86_64;
            case "aarch64" -> AARCH64;
            default ->
                throw new UnsupportedOperationException("the processor '" + name
                        + "' is not supported: there are system call numbers for x86-64 and aarch64 only");
        };
    }
}
