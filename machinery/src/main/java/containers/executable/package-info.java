/**
 * A program as a file that the kernel runs, and what can be read there afterwards.
 *
 * <p>{@link containers.executable.ProgramFile} is the entrance: it writes a program down, or in
 * {@link containers.executable.TwoFiles}. Read then {@link containers.executable.RowLoop}, the machine code that works through
 * the rows, with a listing for each processor; and what the file consists of: {@code Layout}, what changes;
 * {@code RowTable} and {@code Values}, the rows and what their calls only read;
 * {@code Story}, of {@code Wording}, what is told; {@code Addresses}, how they find each other; {@code Elf} with
 * {@code ElfHeader}, the format.
 *
 * <p>{@link containers.executable.ProgramMemory} reads what became of a program, and
 * {@link containers.executable.ProgramTrace} prints that. They know the format, as who writes it does.
 */
package containers.executable;
