/**
 * The container.
 *
 * <p>{@link containers.container.Container} makes the plan of a spec: the whole story on one screen. Two parts of it are lists of
 * their own: who the container is, in its {@code ContainerNamespaces}, and what it has, its {@code ContainerFiles}. What each
 * kind of network needs is in {@code ContainerNetwork}.
 */
package containers.container;
