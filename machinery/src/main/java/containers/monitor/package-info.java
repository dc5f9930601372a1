/**
 * The program around a container: it starts the child, waits for its end and cleans up.
 *
 * <p>Read in this order: {@link containers.monitor.Launch}, what there is to do around a child, with
 * {@link containers.monitor.CallLists} and {@link containers.monitor.Duties};
 * {@link containers.monitor.Monitor}, which puts the program together; then its pieces as they come there:
 * {@code Guardian}, {@code Gate}, {@code ChildRows}, {@code ErrandRun}, {@code Attendance}, {@code Ending},
 * {@code Refusal}. {@code Cells} is what they share. They are many, and one program: rows of each lead to another's.
 *
 * <p>For a child with a terminal of its own, or pipes in its place, there are more processes: {@link containers.relay}.
 *
 * <p>A monitor is started in one of two ways, a {@link containers.monitor.Front}. {@link containers.monitor.InPlace}, with
 * {@code SignalPassing}, is the program that Java becomes. {@link containers.monitor.Beside} is the one that runs beside a
 * JVM.
 */
package containers.monitor;
