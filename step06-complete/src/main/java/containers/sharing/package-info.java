/**
 * Namespaces that a container shares with the host: {@link containers.sharing.SharedNamespaces} says which may be shared, and
 * with what they don't go together. {@link containers.sharing.ProcessFence} is what is put between it and the host's
 * processes; {@code LandlockCalls} has the system calls for that.
 */
package containers.sharing;
