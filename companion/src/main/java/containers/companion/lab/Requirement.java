package containers.companion.lab;

/**
 * What the kernel has to show before a task is done.
 *
 * @param test the step's test that looks: {@code containers.namespaces.NamespacesTests#allEight}
 * @param says what is true when it is met, in words
 */
public record Requirement(String test, String says) {

    public Requirement {
        if (!test.matches("[\\w.]+#\\w+")) {
            throw new IllegalArgumentException("a test is CLASS#METHOD, not '" + test + "'");
        }
    }

    /** The name of the test's method. */
    public String method() {
        return test.substring(test.indexOf('#') + 1);
    }
}
