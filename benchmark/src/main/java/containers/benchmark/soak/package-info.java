/**
 * {@link containers.benchmark.soak.Soak} starts thousands of containers, good ones and bad; {@code EndedRunners} ends some by
 * signals; {@code HostState} and {@code Remains} look what is left of them. {@link containers.benchmark.soak.BridgeSoak} does
 * the same with containers on a bridge: {@code EndedOnBridge} ends them, {@code NetworkState} is what they could leave.
 */
package containers.benchmark.soak;
