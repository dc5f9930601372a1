package containers.cgroups.limits;

import containers.cgroups.hierarchy.Controller;
import containers.cgroups.hierarchy.Place;
import containers.cgroups.hierarchy.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * How much memory the group's processes can use together. When they need more and nothing can be given back, the
 * kernel's OOM killer ends one of them.
 *
 * <p>Without a limit on swap too, a memory limit only makes the machine slow: what doesn't fit is swapped out. So, as
 * Docker does, the group gets as much swap as memory unless told otherwise.
 *
 * <p>What the group's connections have sent and nobody has read yet is memory, too. Version 2 counts it among all other.
 * Version 1 has a file of its own for it, and as long as nothing is written to that, counts nothing: a container of 32 MiB
 * then keeps half a gigabyte in sockets. So it gets as much there again.
 *
 * @param bytes at least {@link #LEAST}
 * @param withSwap memory and swap together in bytes, at least {@code bytes} ({@code bytes} itself: no swap);
 *     {@link #UNLIMITED}: as much swap as there is; empty: twice {@code bytes}
 */
public record MemoryLimit(long bytes, OptionalLong withSwap) implements Limit {

    /** Docker's bound: 6 MiB. With less, starting the program can fail. */
    public static final long LEAST = 6L << 20;

    /** For {@code withSwap}, as in Docker. */
    public static final long UNLIMITED = -1;

    private static final long MOST = Long.MAX_VALUE / 2;

    public MemoryLimit {
        if (bytes < LEAST) {
            throw new IllegalArgumentException(
                    "a memory limit must be at least 6m (" + LEAST + " bytes), not " + bytes + " bytes");
        }
        Limit.inRange("a memory limit in bytes", bytes, LEAST, MOST);
        long total = withSwap.orElse(UNLIMITED);
        if (total != UNLIMITED && total < bytes) {
            throw new IllegalArgumentException("memory and swap together (" + total
                    + " bytes) can't be less than the memory limit (" + bytes + " bytes)");
        }
    }

    /** A limit on memory, and as much swap again. */
    public static MemoryLimit of(long bytes) {
        return new MemoryLimit(bytes, OptionalLong.empty());
    }

    @Override
    public Controller controller() {
        return Controller.MEMORY;
    }

    @Override
    public List<Setting> settings(Place place) {
        List<Setting> all = new ArrayList<>(ofProcesses(place));
        if (place.version() == Version.V1) {
            all.add(v1Sockets());
        }
        return all;
    }

    // tag::settings[]
    private List<Setting> ofProcesses(Place place) {
        // tag::lab-limits-1[]
        return place.version() == Version.V1
                ? List.of(Setting.of("memory.limit_in_bytes", bytes), v1Swap())
                : List.of(Setting.of("memory.max", bytes), v2Swap());
        // end::lab-limits-1[]
    }

    /** Version 1 counts memory and swap together. It refuses a sum below the memory limit, so that one comes first. */
    private Setting v1Swap() {
        return new Setting("memory.memsw.limit_in_bytes", Long.toString(total()), withSwap.isPresent());
    }

    /** Version 2 counts swap alone. */
    private Setting v2Swap() {
        String swap = total() == UNLIMITED ? "max" : Long.toString(total() - bytes);
        return new Setting("memory.swap.max", swap, withSwap.isPresent());
    }
    // end::settings[]

    private Setting v1Sockets() {
        return new Setting("memory.kmem.tcp.limit_in_bytes", Long.toString(bytes), false);
    }

    private long total() {
        return withSwap.orElse(2 * bytes);
    }
}
