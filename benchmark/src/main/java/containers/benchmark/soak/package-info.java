/**
 * {@link containers.benchmark.soak.Soak} starts thousands of containers, good ones and bad; {@code EndedRunners} ends some by
 * signals; {@code HostState} and {@code Remains} look what is left of them.
 */
package containers.benchmark.soak;
