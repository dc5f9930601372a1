/**
 * How processes tell each other something: {@link containers.pipes.Pipe} is made by this JVM,
 * {@link containers.pipes.PipeEnds} by a program of ours. {@link containers.pipes.Retry} is for whoever waits at one.
 */
package containers.pipes;
