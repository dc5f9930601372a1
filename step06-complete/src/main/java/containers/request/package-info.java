/**
 * From what a person asked for to what the container is to be.
 *
 * <p>{@link containers.request.Defaults} makes a whole spec of the options; {@link containers.request.RootDirectory} finds
 * its root filesystem.
 */
package containers.request;
