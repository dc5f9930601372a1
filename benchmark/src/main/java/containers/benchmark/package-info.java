/**
 * What {@code benchmark/run} does in Java. {@link containers.benchmark.Benchmark} is the entrance: {@code Prepared} writes the
 * programs that are measured, in C too ({@link containers.benchmark.peer}); {@code Warm} measures launches; {@code Hello} is
 * the least that a cold start takes; {@link containers.benchmark.memory} tells what a running container costs;
 * {@code Report} makes the table of the {@code Samples}.
 *
 * <p>What {@code benchmark/soak} does is in {@link containers.benchmark.soak}.
 */
package containers.benchmark;
