/**
 * All of it behind a command line.
 *
 * <p>{@link containers.runner.Contain} is the entrance: the command {@code ./contain}. Read then {@code Container}, whose
 * {@code compose} is the whole workshop on one screen, with {@code ContainerParts}; {@code CommandLine}, {@code RunOptions}
 * and {@code CompileOptions}, what a person asks for; {@code RootDirectory} and {@code Terminal}, what is found on the host;
 * {@code Runner} and {@code Way}, how the container is run, and {@code Afterwords}, what Java does when it is over;
 * {@code Failure} and {@code Advice}, what the person reads when there is no container.
 *
 * <p>{@code Compilation} is the entrance to the programs that {@code compile} writes: {@code HostCheck} and
 * {@code TerminalCheck} are what such a program looks at when it starts, {@code FreshId} with {@code Places} gives each start
 * an ID of its own, {@code SealedCopy} and {@code ExecutableFile} make a file of it.
 *
 * <p>{@link containers.runner.Step06Complete} shows a container in the tour of all steps.
 */
package containers.runner;
