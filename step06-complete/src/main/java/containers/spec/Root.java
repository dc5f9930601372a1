package containers.spec;

/**
 * The container's root filesystem.
 *
 * @param path the directory's absolute path
 * @param readonly whether nothing in it can be changed
 */
public record Root(String path, boolean readonly) {

    /** One that can be changed. */
    public Root(String path) {
        this(path, false);
    }
}
