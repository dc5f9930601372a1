/**
 * Networks that are there already.
 *
 * <p>{@link containers.joining.JoinedNetwork} enters one. {@link containers.joining.NetworkFile} looks beforehand whether
 * that can be, and says why not. {@code NamespaceFileCalls} has the system calls.
 */
package containers.joining;
