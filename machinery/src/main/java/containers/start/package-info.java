/**
 * How a program of ours becomes a process, and what that process mustn't inherit.
 *
 * <p>{@link containers.start.MemoryFile} is the file that is run: nobody can write to it. A JVM becomes it with
 * {@code execve}, or starts it beside itself with {@link containers.start.Spawn}; {@code HighDescriptors} keeps that from
 * treading on the descriptors it hands over.
 *
 * <p>{@link containers.start.MemoryFileCalls} has the system calls, {@link containers.start.MemoryFileFlag} their flags.
 *
 * <p>{@link containers.start.Inherited} undoes what our caller and this JVM have set, with
 * {@link containers.start.OpenFilesLimit}. {@link containers.start.Afterword} is how a program calls Java back in the end.
 */
package containers.start;
