/**
 * System calls as values, and making one from Java.
 *
 * <p>Read in this order: {@link containers.kernel.Call}, a call that has not been made yet;
 * {@link containers.kernel.Argument}, what it is made with; {@link containers.kernel.SystemCall}, the calls' numbers;
 * {@link containers.kernel.CallList}, several in order; {@link containers.kernel.Kernel}, which makes one at once.
 *
 * <p>{@link containers.kernel.Part} and {@link containers.kernel.Telling} are what a row of a list knows besides its call:
 * whose it is, and what to tell when it is refused. {@link containers.kernel.Errno} has the reasons' names.
 */
package containers.kernel;
