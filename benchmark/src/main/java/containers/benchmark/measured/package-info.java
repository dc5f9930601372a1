/**
 * What both the benchmark and the soak start and look at: {@link containers.benchmark.measured.Launches} of a container on a
 * {@link containers.benchmark.measured.TinyRoot}, or of a {@link containers.benchmark.measured.MeasuredCompilation}.
 *
 * <p>{@link containers.benchmark.measured.Handle} is a process that can't be mistaken for another,
 * {@link containers.benchmark.measured.Monitored} the three of a container that runs,
 * {@link containers.benchmark.measured.ProcFile} reads what the kernel tells of one.
 * {@link containers.benchmark.measured.Pause} waits, and {@link containers.benchmark.measured.StopSwitch} hears Ctrl-C.
 */
package containers.benchmark.measured;
