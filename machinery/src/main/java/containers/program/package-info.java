/**
 * Programs whose only instructions are "make the next call".
 *
 * <p>Read in this order: {@link containers.program.Row}, a call and what comes after it, by
 * {@link containers.program.Label}; {@link containers.program.Program}, all of them; {@link containers.program.RowLoop},
 * the machine code that works through them; {@link containers.program.ProgramFile}, the file that the kernel runs, or
 * {@link containers.program.TwoFiles}; behind it are {@code Layout}, {@code RowTable}, {@code Values}, {@code Constants},
 * {@code Story}, and {@code Elf} with {@code ElfHeader}.
 *
 * <p>{@link containers.program.ProgramText} prints a program; {@link containers.program.ProgramMemory} reads what became
 * of one, and {@link containers.program.ProgramTrace} prints that.
 */
package containers.program;
