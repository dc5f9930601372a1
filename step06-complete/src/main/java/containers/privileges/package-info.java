/**
 * What root may do inside: root there is root of the machine otherwise, as far as the namespaces don't keep it.
 *
 * <p>{@link containers.privileges.Privileges} is the door. Read then {@link containers.privileges.Capabilities}, which
 * pieces of root's power a container keeps and how the others are given up for good;
 * {@link containers.privileges.Capability}, the pieces; {@code PrivilegeCalls}, the calls.
 */
package containers.privileges;
