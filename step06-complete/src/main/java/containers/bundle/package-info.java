/**
 * A container as an OCI bundle: a directory with a {@code config.json}, which other runtimes read and write, too.
 *
 * <p>{@link containers.bundle.Bundle} is the door to read one, {@link containers.bundle.Written} the one to write its file.
 * {@code Configuration} is the whole of it, with a class for each of its parts, which knows both ways: {@code RootSection} and
 * {@code Annotations} here, the others in {@link containers.bundle.process}, {@link containers.bundle.mounts} and
 * {@link containers.bundle.linux}, what only Linux has. {@link containers.trust} looks who else could change it all,
 * {@link containers.bundle.MissingLocks} what it doesn't ask for. No field is passed over in silence:
 * {@link containers.json.UnknownField}.
 */
package containers.bundle;
