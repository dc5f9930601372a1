/**
 * From what a person asked for to what the container is to be.
 *
 * <p>{@link containers.request.Defaults} makes a whole spec of the options; {@link containers.request.RootDirectory} finds
 * its root filesystem. {@code ChosenNetwork}, {@code ChosenDevices}, {@code ChosenSysctl} and
 * {@code ChosenAccount} are what can be had of what was asked for; {@code NetworkNames} whom it knows there by name.
 * {@code UserNamespaces} chooses who its users are on the host, or takes a {@link containers.request.GivenMapping};
 * {@link containers.request.KnownIds} are the users that there are then; {@code LentVolumes} is what follows for files that
 * both have.
 */
package containers.request;
