/**
 * What was meant by an option that there isn't: {@link containers.commandline.unknown.UnknownOption} looks for one of ours
 * with nearly that name, {@code DockerOption} knows those of Docker's that have no counterpart.
 */
package containers.commandline.unknown;
