/**
 * A child's own view of the machine.
 *
 * <p>{@link containers.namespaces.Step02Namespaces} is the entrance: it gives a child namespaces and shows the kernel's
 * record of them. Read then {@link containers.namespaces.Namespace}, the eight kinds;
 * {@link containers.namespaces.Namespaces}, those that a child gets, and when; {@link containers.namespaces.UserMapping}
 * with {@code IdMap}, who is who inside, and {@link containers.namespaces.User}, who asks;
 * {@link containers.namespaces.Hostname} and {@code Loopback}, what makes fresh namespaces useful;
 * {@link containers.namespaces.SessionKeyring}, for which there is no namespace.
 *
 * <p>{@link containers.namespaces.NamespaceTable} prints the record. {@link containers.namespaces.NamespaceCalls},
 * {@link containers.namespaces.SocketCalls} and {@code KeyCalls} have the system calls, {@code SocketFlag} a socket's
 * flags. {@link containers.namespaces.NamespaceAdvice} is for whom the kernel refuses one, with
 * {@link containers.namespaces.UserNamespaceSetting}, the machine's settings that forbid them.
 *
 * <p>They stay together: what a namespace is shows in how it is made, who is who inside, and what is missing in a fresh one.
 */
package containers.namespaces;
