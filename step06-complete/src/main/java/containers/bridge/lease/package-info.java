/**
 * Who has which address on the bridge.
 *
 * <p>{@link containers.bridge.lease.Leases} hands them out, by locks on a {@link containers.bridge.lease.LeaseFile}, to one at a
 * time, who has the {@link containers.bridge.lease.SetupLock}. {@link containers.bridge.lease.LostFiles} of namespaces that
 * aren't among the {@link containers.bridge.lease.LivingNetworks} go.
 */
package containers.bridge.lease;
