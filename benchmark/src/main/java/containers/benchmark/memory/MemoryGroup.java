package containers.benchmark.memory;

import containers.benchmark.measured.Pause;
import containers.benchmark.measured.ProcFile;
import containers.launch.RandomHex;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** A control group of the benchmark's own, to which the kernel charges what the processes in it use. */
record MemoryGroup(Path directory, boolean versionTwo) implements AutoCloseable {

    private static final Path TOP = Path.of("/sys/fs/cgroup");
    private static final int PATIENCE = 100;

    static MemoryGroup fresh() throws IOException {
        boolean one = Files.exists(TOP.resolve("memory/memory.usage_in_bytes"));
        String name = "benchmark-" + RandomHex.digits(8);
        if (!one) {
            Files.writeString(TOP.resolve("cgroup.subtree_control"), "+memory");
        }
        return new MemoryGroup(Files.createDirectory((one ? TOP.resolve("memory") : TOP).resolve(name)), !one);
    }

    Path procs() {
        return directory.resolve("cgroup.procs");
    }

    /** All that is charged, what the kernel itself uses included, in bytes. */
    long charged() throws IOException {
        return number(versionTwo ? "memory.current" : "memory.usage_in_bytes");
    }

    /** What it consists of, in bytes, as far as the kernel tells. */
    Map<String, Long> parts() throws IOException {
        Map<String, Long> parts = new LinkedHashMap<>();
        String stat = Files.readString(directory.resolve("memory.stat"));
        if (versionTwo) {
            for (String part :
                    new String[] {"anon", "shmem", "kernel", "kernel_stack", "pagetables", "percpu", "slab"}) {
                parts.put(part, ProcFile.number(stat, part + " "));
            }
        } else {
            parts.put("kernel", number("memory.kmem.usage_in_bytes"));
            parts.put("anon", ProcFile.number(stat, "rss "));
            parts.put("files", ProcFile.number(stat, "cache "));
        }
        return parts;
    }

    private long number(String file) throws IOException {
        return Long.parseLong(Files.readString(directory.resolve(file)).strip());
    }

    /** Nobody may be in it any more; a process that has just ended counts for a moment. */
    @Override
    public void close() throws IOException {
        for (int i = 0; ; i++) {
            try {
                Files.delete(directory);
                return;
            } catch (IOException busy) {
                if (i == PATIENCE) {
                    throw busy;
                }
                Pause.milliseconds(20);
            }
        }
    }
}
