/**
 * An experiment apart from everything else: why a JVM doesn't fork.
 *
 * <p>{@link containers.forking.ForkExperiment} starts it and cleans up; {@code ForkingParent} is the JVM that forks.
 */
package containers.forking;
