/**
 * System calls as values, and making one from Java.
 *
 * <p>Read in this order: {@link containers.kernel.Call}, a call that has not been made yet;
 * {@link containers.kernel.Argument}, what it is made with, perhaps a {@link containers.kernel.Flag};
 * {@link containers.kernel.SystemCall}, the calls' numbers on each {@link containers.kernel.Architecture};
 * {@link containers.kernel.CallList}, several in order; {@link containers.kernel.Kernel}, which makes one at once, or
 * throws a {@link containers.kernel.SystemCallException}.
 *
 * <p>{@link containers.kernel.Part} and {@link containers.kernel.Telling} are what a row of a list knows besides its call:
 * whose it is, and what to tell when it is refused. {@link containers.kernel.Errno} has the reasons' names.
 * {@link containers.kernel.KernelText} is what a string is to the kernel: bytes. {@link containers.kernel.Routine} are
 * calls that a program answers itself; they and the kernel's are each an {@link containers.kernel.Operation}.
 */
package containers.kernel;
