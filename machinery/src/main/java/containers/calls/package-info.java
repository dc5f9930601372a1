/**
 * The calls themselves, as tables: nothing here needs to be read before it is needed.
 *
 * <p>Each table is a group of the manual's pages, and each of its methods has the name of its page.
 * {@link containers.calls.FileCalls} is what is done with files, {@link containers.calls.DirectoryCalls} with their names,
 * {@link containers.calls.DescriptorCalls} with the numbers that stand for open ones.
 * {@link containers.calls.ProcessCalls} is how a process begins and ends, {@link containers.calls.CredentialCalls} who it is,
 * {@link containers.calls.MemoryCalls} its memory, {@link containers.calls.SignalCalls} its signals,
 * {@link containers.calls.WaitCalls} what it waits for. Calls that are for one subject only are in its package.
 *
 * <p>The flags, {@link containers.calls.OpenFlag}, {@link containers.calls.AtFlag}, {@link containers.calls.CloneFlag} and
 * {@link containers.calls.WaitFlag}, have the kernel's names and numbers, and so has {@link containers.calls.Signal}.
 * {@link containers.calls.CloneArguments}, {@link containers.calls.SignalSet} and {@link containers.calls.SigInfo} are
 * structures of its.
 *
 * <p>These are many files, and one shelf: nobody reads it through, and who looks for a call knows its name.
 */
package containers.calls;
