package containers.launch;

/** A JVM that launches two children that won't end by themselves, and waits for them. Then somebody kills the JVM. */
final class JvmWithChildren {

    private JvmWithChildren() {}

    /** Takes no arguments. */
    public static void main(String[] args) {
        LaunchPlan guarded = Plans.of("sleep", "300");
        guarded.guard();
        Launcher launcher = new Launcher();
        try (Child one = launcher.launch(Plans.of("sleep", "300"));
                Child other = launcher.launch(guarded)) {
            System.out.println("both are there");
            one.waitFor();
            other.waitFor();
        }
    }
}
