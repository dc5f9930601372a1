package containers.kernel;

/**
 * One line of a composition: the calls of a plan that a person would name together.
 *
 * @param step the step of the workshop that explains it: 1 to 6, or 0 for calls that belong to none
 * @param title a few words, as in {@code its files}
 */
public record Part(int step, String title) {

    /** Calls that no composition added. */
    public static final Part NONE = new Part(0, "");

    /** As a heading: {@code step 3: its files}. */
    @Override
    public String toString() {
        return step == 0 ? title : "step " + step + ": " + title;
    }
}
