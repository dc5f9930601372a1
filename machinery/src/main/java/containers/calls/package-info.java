/**
 * The calls themselves, as tables: nothing here needs to be read before it is needed.
 *
 * <p>{@link containers.calls.FileCalls}, {@link containers.calls.ProcessCalls}, {@link containers.calls.SignalCalls} and
 * {@link containers.calls.WaitCalls} have a method for each call, by the name of its manual page. The flags and
 * {@link containers.calls.Signal} have the kernel's names and numbers. {@link containers.calls.RoutineCalls} are the few
 * that a program of ours answers itself, without the kernel.
 */
package containers.calls;
