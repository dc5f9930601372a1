/**
 * Starting a child: a call, a plan, start, wait, how it ended.
 *
 * <p>{@link containers.launch.Step01ForkExec} is the entrance: it starts some children and shows what happens. Read then
 * {@link containers.launch.FirstProgram}, a program of five rows written by hand; {@link containers.launch.Command}, the
 * calls that run a program; {@link containers.launch.LaunchPlan}, all that is asked for around a child, with {@code PlanParts};
 * {@link containers.launch.Launcher}, which makes a program of a plan, and {@link containers.launch.PreparedLaunch},
 * which starts it; {@link containers.launch.Child} and {@link containers.launch.ExitStatus}, what comes of it, or
 * {@link containers.launch.LaunchFailedException}, or
 * {@link containers.launch.MonitorGoneException}.
 *
 * <p>{@code MonitorProcess} is the program that was started, at the other end of some {@link containers.pipes}.
 * {@link containers.launch.RandomHex} helps with names that nobody else has; {@link containers.launch.Witness} is a child to
 * be looked at. {@link containers.forking.ForkExperiment} shows what becomes of a child that goes on in Java.
 */
package containers.launch;
