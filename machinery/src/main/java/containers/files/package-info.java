/**
 * What the kernel says of a file before anybody relies on it.
 *
 * <p>{@link containers.files.FileStatus} is the entrance, and all there is.
 */
package containers.files;
