/**
 * {@code ./contain compile}: a container as a file.
 *
 * <p>{@link containers.compile.Compilation} puts it together, by a {@code Recipe}. What the program does first, at each start:
 * {@code ArgumentCheck} refuses words that nobody would get, {@code HostCheck} looks whether all is as it was,
 * {@code FreshId}, {@code TerminalCheck} and {@code PipesCheck} find out what is new and write it to its {@code Places},
 * {@code SealedCopy} becomes the program of the container; a {@code Complaint} is the end where one of them finds something wrong.
 * {@code NoRoom} says which limit was in the way. {@code ExecutableFile} writes it all down.
 */
package containers.compile;
