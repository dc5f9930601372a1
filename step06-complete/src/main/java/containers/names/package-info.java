/**
 * Names of machines, and who knows what they mean.
 *
 * <p>{@link containers.names.Names} is the entrance: whom a container knows. {@link containers.names.ExtraHost} is one that it
 * was told of, {@link containers.names.ResolvConf} whom it asks for others, {@link containers.names.HostResolvConf} whom the
 * host asks. {@link containers.names.IpAddress} is what a name stands for.
 */
package containers.names;
