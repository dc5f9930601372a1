/**
 * The program around a container: it starts the child, waits for its end and cleans up.
 *
 * <p>Read in this order: {@link containers.monitor.Launch}, what there is to do around a child;
 * {@link containers.monitor.Monitor}, which puts the program together; then its pieces as they come there:
 * {@code Guardian}, {@code Gate}, {@code Birth}, {@link containers.monitor.Inherited}, {@code Ending}, {@code Candidates},
 * {@code Refusal}. {@code Cells} and {@link containers.monitor.RoutineCalls} are what they share.
 *
 * <p>A monitor is started in one of two ways, a {@link containers.monitor.Front}. {@link containers.monitor.InPlace}, with
 * {@code SignalPassing} and {@link containers.monitor.Afterword}, is the program that Java becomes.
 * {@link containers.monitor.Beside}, with {@link containers.monitor.Spawn}, is the one that runs beside a JVM. For both,
 * the program is a {@link containers.monitor.MemoryFile}; one that was compiled to a file makes such a file by itself, with
 * {@link containers.monitor.SealedCopy}. {@code OpenFilesLimit} and {@code HighDescriptors} keep out of it what is the JVM's.
 */
package containers.monitor;
