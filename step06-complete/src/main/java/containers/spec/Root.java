package containers.spec;

/**
 * The container's root filesystem.
 *
 * @param path the directory's absolute path
 */
public record Root(String path) {}
