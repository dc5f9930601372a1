/**
 * The same calls in C: {@link containers.benchmark.peer.ProgramAsC} writes a program's rows as statements,
 * {@link containers.benchmark.peer.CCompiler} makes a program of them, and {@link containers.benchmark.peer.Peer} is one that
 * launches on request.
 */
package containers.benchmark.peer;
