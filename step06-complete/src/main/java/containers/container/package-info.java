/**
 * The container.
 *
 * <p>{@link containers.container.Container} makes the plan of a spec: the whole story on one screen.
 */
package containers.container;
