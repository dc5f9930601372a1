/**
 * The calls themselves, as tables: nothing here needs to be read before it is needed.
 *
 * <p>{@link containers.calls.FileCalls}, {@link containers.calls.ProcessCalls}, {@link containers.calls.MemoryCalls},
 * {@link containers.calls.SignalCalls}, {@link containers.calls.TerminalCalls} and {@link containers.calls.WaitCalls} have
 * a method for each call, by the name of its manual page. The flags,
 * {@link containers.calls.OpenFlag}, {@link containers.calls.AtFlag}, {@link containers.calls.LockFlag},
 * {@link containers.calls.MemoryFileFlag}, {@link containers.calls.CloneFlag} and {@link containers.calls.WaitFlag}, have
 * the kernel's names and numbers, and so has {@link containers.calls.Signal}. {@link containers.calls.SignalSet} and
 * {@link containers.calls.SigInfo} are two of its structures. {@link containers.calls.RoutineCalls} are the few
 * that a program of ours answers itself, without the kernel.
 */
package containers.calls;
