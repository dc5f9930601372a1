/**
 * What was meant by an option that there isn't: {@link containers.commandline.unknown.UnknownOption} looks for one of ours
 * with nearly that name, {@code DockerOption} knows those of Docker's that have no counterpart.
 * {@link containers.commandline.unknown.UnknownCommand} does the same for commands.
 */
package containers.commandline.unknown;
