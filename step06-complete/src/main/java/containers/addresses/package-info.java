/**
 * Addresses of version 4 of the Internet Protocol: {@link containers.addresses.Ipv4Address}, one, and
 * {@link containers.addresses.Subnet}, those that begin alike.
 */
package containers.addresses;
