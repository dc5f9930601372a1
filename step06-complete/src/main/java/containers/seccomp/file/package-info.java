/**
 * A profile that somebody wrote: the file of {@code --security-opt seccomp=FILE}, in Docker's format or in the OCI
 * runtime-spec's, "Seccomp".
 *
 * <p>{@link containers.seccomp.file.ProfileFile} is the door. Read then {@code Document}, the whole of it, and {@code Entry},
 * what it says of some calls; {@code Selector}, for whom it says it, by {@link containers.seccomp.file.Circumstances}.
 * {@code ActionName}, {@code ProcessorName} and {@code KnownCalls} are the words in it.
 */
package containers.seccomp.file;
