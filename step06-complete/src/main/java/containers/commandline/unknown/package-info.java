/**
 * What was meant by an option that there isn't: {@link containers.commandline.unknown.UnknownOption} looks for one of ours
 * with nearly that name ({@code Nearest}), {@code DockerOption} knows those of Docker's that have no counterpart.
 * {@link containers.commandline.unknown.UnknownCommand} does the same for commands,
 * {@link containers.commandline.unknown.UnknownField} for the fields of a {@code config.json}.
 */
package containers.commandline.unknown;
