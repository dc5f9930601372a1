package containers.telling;

/**
 * Which modules Maven was told to run, with {@code -pl}.
 *
 * <p>With {@code -am} it compiles the modules before them, and would run their programs, too. Those weren't asked for.
 *
 * @param modules as Maven prints its list; empty outside of Maven
 */
public record Selection(String modules) {

    /** The root's pom tells it. */
    public static Selection current() {
        return new Selection(System.getProperty("contain.selected", ""));
    }

    /** Whether the program of that step was asked for. */
    public boolean includes(int step) {
        return modules.isEmpty() || isTour() || modules.contains("step0" + step);
    }

    /** The tour runs all steps, and none was selected. */
    public boolean isTour() {
        return modules.contains("[]");
    }
}
