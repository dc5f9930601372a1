/**
 * The container.
 *
 * <p>{@link containers.container.Container} is the whole story on one screen. What it is made of is a spec, which
 * {@link containers.container.Defaults} completes, and a root filesystem: {@link containers.container.RootDirectory} finds
 * it, and {@link containers.container.RootUse} is what becomes of changes to it.
 */
package containers.container;
