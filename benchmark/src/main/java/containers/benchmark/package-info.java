/**
 * What {@code benchmark/run} and {@code benchmark/soak} do in Java.
 *
 * <p>{@link containers.benchmark.Benchmark} is the entrance of the first: {@code Prepared} writes the programs that are
 * measured, in C too ({@code ProgramAsC}); {@code Warm} measures launches; {@code Memory} what a running container costs;
 * {@code Report} makes the table of the {@code Samples}.
 *
 * <p>{@link containers.benchmark.Soak} is the entrance of the second: {@code Launches} and {@code EndedRunners} start
 * thousands of containers, {@code HostState} and {@code Remains} look what is left of them.
 */
package containers.benchmark;
