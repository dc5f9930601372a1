/**
 * Programs whose only instructions are "make the next call".
 *
 * <p>Read in this order: {@link containers.program.Row}, a call and what comes after it, by
 * {@link containers.program.Label}; {@link containers.program.Program}, all of them; {@link containers.program.ProgramText},
 * which prints one, under {@link containers.program.Headings}. {@link containers.program.RoutineCalls} are the few calls that a program answers itself, without the
 * kernel. What the kernel can run is made of it in {@link containers.executable}.
 */
package containers.program;
