/** Many containers at once: {@link containers.benchmark.crowd.Crowd} starts them and holds them while others are measured. */
package containers.benchmark.crowd;
