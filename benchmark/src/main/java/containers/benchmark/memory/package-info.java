/** What a running container costs: {@link containers.benchmark.memory.Memory} starts a hundred and looks at the kernel's books. */
package containers.benchmark.memory;
